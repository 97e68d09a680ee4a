import type { Kysely } from 'kysely'
import type { AccountSession } from '../../../core/contract/accounts.ts'
import type { Tables } from '../../database/tables.ts'
import { deviceName } from './device-name.ts'

/** The sessions an account has open, the one that asks first, then by last use. */
export async function ownSessions(db: Kysely<Tables>, userId: string, current: string, idleMinutes: number): Promise<AccountSession[]> {
  const now = new Date()
  const rows = await db
    .selectFrom('session')
    .select(['id', 'userAgent', 'ipAddress', 'createdAt', 'usedAt'])
    .where('userId', '=', userId)
    .where('expiresAt', '>', now)
    .where('usedAt', '>', new Date(now.getTime() - idleMinutes * 60_000))
    .orderBy('usedAt', 'desc')
    .execute()
  return rows
    .map((row) => ({
      id: row.id,
      device: deviceName(row.userAgent ?? ''),
      address: row.ipAddress ?? '',
      since: row.createdAt.toISOString(),
      lastUsed: row.usedAt.toISOString(),
      current: row.id === current,
    }))
    .sort((a, b) => Number(b.current) - Number(a.current))
}

/** Ends the sessions of an account; `except` goes on. */
export async function endSessions(db: Kysely<Tables>, userId: string, except: string | null): Promise<void> {
  await db
    .deleteFrom('session')
    .where('userId', '=', userId)
    .$if(except !== null, (query) => query.where('id', '<>', except ?? ''))
    .execute()
}
