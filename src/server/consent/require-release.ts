import type { Kysely } from 'kysely'
import type { Reach } from '../../core/contract/permissions.ts'
import type { PhotoRule } from '../../core/records/consent.ts'
import { type ConsentDecision, consentFor, type ConsentFacts } from '../../core/records/consent-decision.ts'
import { releaseOfPhoto } from '../../core/records/consent-release.ts'
import type { Purpose } from '../../core/records/consent-scope.ts'
import type { Tables } from '../database/tables.ts'
import { consentFacts, photoRules } from './consent-rows.ts'
import { markReleased } from './leaving.ts'
import { withoutConsent } from './without-consent.ts'

/**
 * Something that is about to leave. `what`: the record with whatever of these photos is released, or the pictures
 * alone.
 */
export interface Exit {
  readonly patient: string
  readonly purpose: Purpose
  readonly what: 'record' | 'pictures'
  readonly photos: readonly string[]
  /** How the caller reaches the record: who takes a copy of the own record for care needs nobody's consent. */
  readonly reach: Reach
}

/** What was found when an exit was opened: what everything that leaves is decided by, piece by piece. */
export interface Release {
  readonly facts: ConsentFacts
  readonly rules: ReadonlyMap<string, readonly PhotoRule[]>
  /** The decisions it rests on; none for a copy of the own record. */
  readonly releasedBy: readonly ConsentDecision[]
}

/**
 * The one door out of the center: every route that `leaves` asks here, within its transaction, before it sends
 * anything.
 * @throws Problem `no-consent`, whose field is the scope that is not granted.
 */
export async function requireRelease(db: Kysely<Tables>, exit: Exit): Promise<Release> {
  const { patient, purpose, what, photos, reach } = exit
  const facts = await consentFacts(db, patient)
  const rules = await photoRules(db, photos)
  if (purpose === 'care' && (reach === 'own' || reach === 'ward')) {
    markReleased(db, purpose)
    return { facts, rules, releasedBy: [] }
  }
  const person = consentFor(purpose, facts)
  // Whoever treats a person looks at their photos: for that a refusal closes them, not a form that nobody filled in yet.
  if (purpose === 'care' && what === 'pictures' && person.state === 'never-asked' && rules.size === 0) {
    markReleased(db, purpose)
    return { facts, rules, releasedBy: [] }
  }
  const releasedBy: ConsentDecision[] = what === 'record' && person.state === 'granted' ? [person] : []
  let refusal = person
  // A record for care tells the whole person: no single picture opens it.
  for (const photo of what === 'record' && purpose === 'care' ? [] : photos) {
    const own = rules.get(photo) ?? []
    const release = releaseOfPhoto(purpose, facts, own)
    if (release.what === 'picture' || (what === 'record' && release.what === 'numbers')) {
      releasedBy.push(consentFor(purpose, facts, own))
      if (release.what === 'picture' && purpose !== 'care') releasedBy.push(consentFor('identifiableFace', facts, own))
    } else if (what === 'pictures') {
      // Of pictures that are asked for one by one, none leaves when one may not.
      throw withoutConsent(release.because)
    } else {
      refusal = person.state === 'granted' ? release.because : person
    }
  }
  if (releasedBy.length === 0) throw withoutConsent(refusal)
  markReleased(db, purpose)
  return { facts, rules, releasedBy }
}
