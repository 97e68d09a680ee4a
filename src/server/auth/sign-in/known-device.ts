import type { Kysely } from 'kysely'
import type { Tables } from '../../database/tables.ts'
import { digestOf, newToken } from '../digest.ts'

export const DEVICE_COOKIE = 'facialis.device'
export const DEVICE_DAYS = 180
const TOKEN = /^[\w-]{43}$/

/**
 * Whether this account came in on this browser before. Such a browser has a count of wrong tries of its own, so that
 * somebody who guesses from elsewhere does not lock its person out.
 */
export async function isKnownDevice(db: Kysely<Tables>, device: string | null, userId: string): Promise<boolean> {
  if (device === null) return false
  const row = await db
    .selectFrom('known_device')
    .select('hash')
    .where('hash', '=', digestOf(device))
    .where('user_id', '=', userId)
    .where('used_at', '>', new Date(Date.now() - DEVICE_DAYS * 24 * 3600 * 1000))
    .executeTakeFirst()
  return row !== undefined
}

/** Remembers that the account came in here. @returns the token for the browser's cookie, its own when it has one. */
export async function rememberDevice(db: Kysely<Tables>, device: string | null, userId: string): Promise<string> {
  const token = device !== null && TOKEN.test(device) ? device : newToken()
  const used_at = new Date()
  await db
    .insertInto('known_device')
    .values({ hash: digestOf(token), user_id: userId, used_at })
    .onConflict((conflict) => conflict.columns(['hash', 'user_id']).doUpdateSet({ used_at }))
    .execute()
  return token
}
