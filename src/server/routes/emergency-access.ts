import type { FastifyInstance } from 'fastify'
import type { Kysely } from 'kysely'
import { EMERGENCY_ACCESS_HOURS, type Notice } from '../../core/contract/access.ts'
import type { Tables } from '../database/tables.ts'
import { notFound } from './problem.ts'
import { serve } from './serve.ts'
import type { Services } from './services.ts'

/** Breaking the glass: a restricted record opens to one person for some hours, and every owner of the center is told. */
export function emergencyAccessRoutes(app: FastifyInstance, services: Services): void {
  serve(app, services, 'breakGlass', async ({ id, body, caller, db }) => {
    const endsAt = new Date(Date.now() + EMERGENCY_ACCESS_HOURS * 3_600_000)
    const opened = await db
      .insertInto('emergency_access')
      .values({ center_id: caller.center, patient_id: id, user_id: caller.userId, reason: body.reason, ends_at: endsAt })
      .returning('id')
      .executeTakeFirstOrThrow()
    const owners = await db
      .selectFrom('membership')
      .select('user_id')
      .where('center_id', '=', caller.center)
      .where('role', '=', 'owner')
      .execute()
    const told = owners.map(({ user_id }) => ({ center_id: caller.center, user_id, emergency_access_id: opened.id }))
    await db.insertInto('notice').values(told).execute()
    return { endsAt: endsAt.toISOString() }
  })
  serve(app, services, 'notices', async ({ caller, db }) => {
    const rows = await noticeRows(db, caller.userId).orderBy('notice.created_at', 'desc').limit(200).execute()
    return rows.map(toNotice)
  })
  serve(app, services, 'readNotice', async ({ id, caller, db }) => {
    await db
      .updateTable('notice')
      .set({ read_at: new Date() })
      .where('id', '=', id)
      .where('user_id', '=', caller.userId)
      .where('read_at', 'is', null)
      .execute()
    const row = await noticeRows(db, caller.userId).where('notice.id', '=', id).executeTakeFirst()
    if (row === undefined) throw notFound('notice')
    return toNotice(row)
  })
}

const noticeRows = (db: Kysely<Tables>, userId: string) =>
  db
    .selectFrom('notice')
    .innerJoin('emergency_access', 'emergency_access.id', 'notice.emergency_access_id')
    .innerJoin('patient', 'patient.id', 'emergency_access.patient_id')
    .innerJoin('user', 'user.id', 'emergency_access.user_id')
    .select([
      'notice.id',
      'notice.created_at',
      'notice.read_at',
      'user.name as actor',
      'patient.id as patient_id',
      'patient.record_number',
      'emergency_access.reason',
      'emergency_access.ends_at',
    ])
    .where('notice.user_id', '=', userId)

type Row = Awaited<ReturnType<ReturnType<typeof noticeRows>['executeTakeFirstOrThrow']>>

const toNotice = (row: Row): Notice => ({
  id: row.id,
  createdAt: row.created_at.toISOString(),
  readAt: row.read_at?.toISOString() ?? null,
  actor: row.actor,
  patientId: row.patient_id,
  recordNumber: row.record_number,
  reason: row.reason,
  endsAt: row.ends_at.toISOString(),
})
