import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import type { Tables } from '../database/tables.ts'
import type { Reaching } from './reach.ts'

/** Why this account broke the glass on a record that is still open to it that way; null when it did not. */
export async function emergencyReason(db: Kysely<Tables>, { userId }: Reaching, patient: string | null): Promise<string | null> {
  if (patient === null) return null
  const opened = await db
    .selectFrom('emergency_access')
    .select('reason')
    .where('patient_id', '=', patient)
    .where('user_id', '=', userId)
    .where('ends_at', '>', sql<Date>`now()`)
    .orderBy('opened_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return opened?.reason ?? null
}
