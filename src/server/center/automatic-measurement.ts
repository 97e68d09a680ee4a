import type { Kysely } from 'kysely'
import type { Tables } from '../database/tables.ts'
import { Problem } from '../routes/problem.ts'

/** Whether the owner lets Facialis measure the photos of a center. */
export async function measuresAutomatically(db: Kysely<Tables>, center: string): Promise<boolean> {
  const { automatic_measurement: automatic } = await db
    .selectFrom('center')
    .select('automatic_measurement')
    .where('id', '=', center)
    .executeTakeFirstOrThrow()
  return automatic
}

/** @throws Problem `forbidden` when the owner has turned automatic measurement off. */
export async function requireAutomaticMeasurement(db: Kysely<Tables>, center: string): Promise<void> {
  if (await measuresAutomatically(db, center)) return
  throw new Problem('forbidden', 'Automatic measurement is off in this center: its owner can turn it on.')
}
