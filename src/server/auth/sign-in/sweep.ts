import { type Kysely, sql } from 'kysely'
import type { Tables } from '../../database/tables.ts'
import { DEVICE_DAYS } from './known-device.ts'

/** Removes what is over: sessions past their end, counts of wrong tries long forgotten, browsers long unused. */
export async function sweep(db: Kysely<Tables>): Promise<void> {
  await db.deleteFrom('session').where('expiresAt', '<', sql<Date>`now()`).execute()
  await db.deleteFrom('wrong_tries').where('last_at', '<', sql<Date>`now() - interval '1 day'`).execute()
  await db.deleteFrom('known_device').where('used_at', '<', sql<Date>`now() - make_interval(days => ${DEVICE_DAYS})`).execute()
}
