import { randomBytes } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { Tables } from '../../database/tables.ts'
import { fromBase32, toBase32 } from './base32.ts'
import type { Seal } from './sealed.ts'
import { matchingStep } from './totp.ts'

/** RFC 4226 recommends 160 bits. */
const KEY_BYTES = 20

/** A new secret for this account's app, which counts once `enableApp` has seen a code; one that counts is not replaced. */
export async function beginApp(db: Kysely<Tables>, seal: Seal, userId: string): Promise<string> {
  const secret = toBase32(randomBytes(KEY_BYTES))
  const sealed = seal.seal(secret, userId)
  await db
    .insertInto('authenticator_app')
    .values({ user_id: userId, secret: sealed, enabled_at: null })
    .onConflict((conflict) =>
      conflict.column('user_id').doUpdateSet({ secret: sealed, last_step: 0 }).where('authenticator_app.enabled_at', 'is', null),
    )
    .execute()
  return secret
}

/** The address an authenticator app reads from the square. */
export function appUri(secret: string, center: string, email: string): string {
  const issuer = `Facialis ${center}`.replaceAll(':', ' ').slice(0, 60)
  const parameters = new URLSearchParams({ secret, issuer, algorithm: 'SHA1', digits: '6', period: '30' })
  return `otpauth://totp/${encodeURIComponent(issuer)}:${encodeURIComponent(email)}?${parameters.toString().replaceAll('+', '%20')}`
}

/** Checks a code of the app and remembers that it was used. `pending` also takes the app that is being set up, and enables it. */
export async function checkApp(db: Kysely<Tables>, seal: Seal, userId: string, code: string, pending = false): Promise<boolean> {
  const row = await db.selectFrom('authenticator_app').selectAll().where('user_id', '=', userId).executeTakeFirst()
  if (row === undefined || (row.enabled_at === null) !== pending) return false
  const secret = opened(seal, row.secret, userId)
  if (secret === null) return false
  const step = matchingStep(fromBase32(secret), code.replaceAll(' ', ''), new Date(), Number(row.last_step))
  if (step === null) return false
  // Of two requests with the same code, the second finds the step used.
  const taken = await db
    .updateTable('authenticator_app')
    .set({ last_step: step, ...(pending ? { enabled_at: new Date() } : {}) })
    .where('user_id', '=', userId)
    .where('last_step', '<', String(step))
    .executeTakeFirst()
  return taken.numUpdatedRows === 1n
}

/** Null when the installation's secret was replaced since: no code is right then, and a recovery code or the owner helps. */
function opened(seal: Seal, sealed: string, userId: string): string | null {
  try {
    return seal.open(sealed, userId)
  } catch {
    return null
  }
}
