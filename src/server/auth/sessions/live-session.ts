import { IDLE_HEADER } from '../../../core/contract/accounts.ts'
import type { AccountServices } from '../services.ts'
import type { StoredSession } from './session-keeper.ts'

/** Not every request is worth a write. */
const NOTED_EVERY_MS = 20_000
const IDLE = /^\d{1,6}$/

/**
 * The session behind a request, if it still lives: one that nobody has used for `idleMinutes` is ended. Used means that a
 * person did something: a screen says in a header for how long nobody has, so that what it asks by itself counts for
 * nothing; a picture is asked for by the page it stands in, and counts for nothing either.
 */
export async function liveSession(
  { db, sessions }: Pick<AccountServices, 'db' | 'sessions'>,
  headers: Headers,
  idleMinutes: number,
): Promise<StoredSession | null> {
  const session = await sessions.of(headers)
  if (session === null) return null
  const now = Date.now()
  if (now - session.usedAt.getTime() > idleMinutes * 60_000) {
    await db.deleteFrom('session').where('id', '=', session.id).execute()
    return null
  }
  const used = lastUse(headers, now)
  if (used === null || used - session.usedAt.getTime() < NOTED_EVERY_MS) return session
  const usedAt = new Date(used)
  await db.updateTable('session').set({ usedAt }).where('id', '=', session.id).execute()
  return { ...session, usedAt }
}

/** When a person last did something, as far as this request knows; null when it says nothing about that. */
function lastUse(headers: Headers, now: number): number | null {
  if (headers.get('sec-fetch-dest') === 'image') return null
  const idle = headers.get(IDLE_HEADER)
  if (idle === null) return now
  return IDLE.test(idle) ? now - Number(idle) * 1000 : null
}

/** For how many seconds a session goes on when nobody does anything. */
export function secondsLeft({ usedAt, expiresAt }: StoredSession, idleMinutes: number): number {
  const end = Math.min(usedAt.getTime() + idleMinutes * 60_000, expiresAt.getTime())
  return Math.max(0, Math.floor((end - Date.now()) / 1000))
}
