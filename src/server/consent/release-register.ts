import { randomBytes } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { Release } from '../../core/contract/exports.ts'
import { consentFor, type ConsentDecision, type ConsentFacts } from '../../core/records/consent-decision.ts'
import type { Purpose } from '../../core/records/consent-scope.ts'
import type { Tables } from '../database/tables.ts'

/** Letters and digits that are not taken for one another; 32 of them, so that a byte chooses evenly. */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** A code that says nothing: 60 random bits. */
export const releaseCode = (): string =>
  Array.from(randomBytes(12), (byte) => LETTERS.charAt(byte % LETTERS.length)).join('')

/** Something that leaves, as it is written down before the first byte does. */
export interface Leaving {
  readonly center: string
  readonly patient: string
  readonly kind: 'record' | 'picture'
  readonly purpose: Purpose
  readonly code: string
  readonly reason: string
  readonly releasedBy: readonly ConsentDecision[]
  readonly assessments: number
  readonly pictures: number
  readonly madeBy: string
}

export async function recordRelease(db: Kysely<Tables>, leaving: Leaving): Promise<void> {
  const { center, patient, releasedBy, madeBy, ...rest } = leaving
  const row = {
    center_id: center,
    patient_id: patient,
    released_by: JSON.stringify(releasedBy),
    made_by: madeBy,
    ...rest,
  }
  await db.insertInto('release').values(row).execute()
}

/** What left of a patient, newest first, and which scopes it rested on have been withdrawn since. */
export async function releasesOf(db: Kysely<Tables>, patient: string, facts: ConsentFacts): Promise<Release[]> {
  const rows = await db
    .selectFrom('release')
    .innerJoin('user', 'user.id', 'release.made_by')
    .selectAll('release')
    .select('user.name as maker')
    .where('release.patient_id', '=', patient)
    .orderBy('release.made_at', 'desc')
    .execute()
  return rows.map(({ id, kind, purpose, code, reason, released_by, assessments, pictures, made_at, maker }) => {
    const scopes = [...new Set(released_by.map(({ scope }) => scope))]
    const withdrawn = scopes.filter((scope) => consentFor(scope, facts).state === 'withdrawn')
    const madeAt = made_at.toISOString()
    return {
      id,
      kind,
      purpose,
      code,
      reason,
      madeBy: maker,
      madeAt,
      assessments,
      pictures,
      releasedBy: [...released_by],
      withdrawn,
    }
  })
}
