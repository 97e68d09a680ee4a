import { type ExpressionBuilder, type Kysely, type SqlBool, type Expression, sql } from 'kysely'
import type { Reach } from '../../core/contract/permissions.ts'
import type { Tables } from '../database/tables.ts'

/** The account whose reach is asked for. */
export interface Reaching {
  readonly userId: string
  readonly center: string
}

type Builder = ExpressionBuilder<Tables, 'patient'>

/**
 * A condition on rows of `patient`: those that this account reaches. Rows of another center never satisfy it; deleted ones
 * are for staff, who can restore them.
 */
export function withinReach({ userId, center }: Reaching, reach: Reach): (row: Builder) => Expression<SqlBool> {
  return (row) => {
    const here = row('patient.center_id', '=', center)
    switch (reach) {
      case 'all':
        return here
      case 'center':
        return row.and([
          here,
          row.or([
            row('patient.restricted', '=', false),
            row.exists(onTeam(row, userId)),
            row.exists(behindBrokenGlass(row, userId)),
          ]),
        ])
      case 'own':
        return row.and([here, row('patient.deleted_at', 'is', null), row.exists(linked(row, userId, 'self'))])
      case 'ward':
        return row.and([here, row('patient.deleted_at', 'is', null), row.exists(linked(row, userId, 'guardian'))])
      // What belongs to an account belongs to no patient.
      case 'self':
      case 'none':
        return row.val(false)
    }
  }
}

/** Members of the care team of a row of `patient` who are this account. */
export const onTeam = (row: Builder, userId: string) =>
  row
    .selectFrom('care_team')
    .select('care_team.user_id')
    .whereRef('care_team.patient_id', '=', 'patient.id')
    .where('care_team.user_id', '=', userId)

const behindBrokenGlass = (row: Builder, userId: string) =>
  row
    .selectFrom('emergency_access')
    .select('emergency_access.id')
    .whereRef('emergency_access.patient_id', '=', 'patient.id')
    .where('emergency_access.user_id', '=', userId)
    .where('emergency_access.ends_at', '>', sql<Date>`now()`)

const linked = (row: Builder, userId: string, relation: 'self' | 'guardian') =>
  row
    .selectFrom('patient_account')
    .select('patient_account.user_id')
    .whereRef('patient_account.patient_id', '=', 'patient.id')
    .where('patient_account.user_id', '=', userId)
    .where('patient_account.relation', '=', relation)

/** Whether an account reaches a patient. */
export async function reaches(db: Kysely<Tables>, who: Reaching, reach: Reach, patient: string): Promise<boolean> {
  const row = await db
    .selectFrom('patient')
    .select('patient.id')
    .where('patient.id', '=', patient)
    .where(withinReach(who, reach))
    .executeTakeFirst()
  return row !== undefined
}
