import type { FastifyInstance } from 'fastify'
import type { Kysely } from 'kysely'
import type { CareTeam } from '../../core/contract/access.ts'
import { isStaff } from '../../core/contract/roles.ts'
import { onTeam } from '../access/reach.ts'
import type { Tables } from '../database/tables.ts'
import { Problem } from './problem.ts'
import { serve } from './serve.ts'
import type { Services } from './services.ts'

/** Restricted records and the people they are open to. */
export function careTeamRoutes(app: FastifyInstance, services: Services): void {
  serve(app, services, 'careTeam', ({ id, db }) => read(db, id))
  serve(app, services, 'setCareTeam', async ({ id, body, caller, reach, db }) => {
    if (reach === 'center') await requireOnTeam(db, caller.userId, id)
    const members = [...new Set(body.members)]
    if (body.restricted && members.length === 0) {
      throw new Problem('invalid', 'A restricted record needs somebody in its care team: nobody could open it.', 'members')
    }
    await requireStaff(db, caller.center, members)
    await db.updateTable('patient').set({ restricted: body.restricted }).where('id', '=', id).execute()
    await db.deleteFrom('care_team').where('patient_id', '=', id).execute()
    const rows = members.map((user_id) => ({ center_id: caller.center, patient_id: id, user_id }))
    if (rows.length > 0) await db.insertInto('care_team').values(rows).execute()
    return read(db, id)
  })
  serve(app, services, 'restrictedPatients', async ({ caller, db }) => {
    const rows = await db
      .selectFrom('patient')
      .select(['id', 'name', 'record_number as recordNumber'])
      .where('center_id', '=', caller.center)
      .where('restricted', '=', true)
      .where('deleted_at', 'is', null)
      .orderBy('name')
      .execute()
    return rows
  })
}

/**
 * A broken glass opens a record for some hours: it does not let its breaker in for good, or anybody else out.
 * @throws Problem `restricted` when the record is restricted and the account is not in its care team.
 */
async function requireOnTeam(db: Kysely<Tables>, user: string, patient: string): Promise<void> {
  const closed = await db
    .selectFrom('patient')
    .select('patient.id')
    .where('patient.id', '=', patient)
    .where('patient.restricted', '=', true)
    .where((row) => row.not(row.exists(onTeam(row, user))))
    .executeTakeFirst()
  if (closed !== undefined) {
    throw new Problem('restricted', 'Only its care team and the owner of the center decide who may open this record.')
  }
}

async function read(db: Kysely<Tables>, patient: string): Promise<CareTeam> {
  const { restricted } = await db
    .selectFrom('patient')
    .select('restricted')
    .where('id', '=', patient)
    .executeTakeFirstOrThrow()
  const team = await db
    .selectFrom('care_team')
    .select('user_id')
    .where('patient_id', '=', patient)
    .orderBy('user_id')
    .execute()
  return { restricted, members: team.map(({ user_id }) => user_id) }
}

async function requireStaff(db: Kysely<Tables>, center: string, users: readonly string[]): Promise<void> {
  if (users.length === 0) return
  const known = await db
    .selectFrom('membership')
    .select(['user_id', 'role'])
    .where('center_id', '=', center)
    .where('user_id', 'in', users)
    .execute()
  const staff = known.filter(({ role }) => isStaff(role))
  if (staff.length < users.length) throw new Problem('invalid', 'A care team is made of people who work at this center.', 'members')
}
