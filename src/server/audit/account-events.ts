import type { Kysely } from 'kysely'
import { NO_CENTER } from '../../core/contract/audit.ts'
import type { AuditEvent } from '../../core/contract/audit-actions.ts'
import type { Tables } from '../database/tables.ts'
import { recordAccess } from './audit-log.ts'

/** The actor of a try to get in that names no account. What was typed is not kept: it may be a password in the wrong field. */
const NOBODY = 'nobody'

/**
 * Writes down a way in or out of an account, in the chain of its center; of an account of no center, or of none, in the chain
 * of what belongs to no center.
 * @param userId the account; null when there is none.
 */
export async function recordAccountEvent(
  db: Kysely<Tables>,
  action: AuditEvent,
  userId: string | null,
  outcome: 'done' | 'refused',
  address: string,
): Promise<void> {
  const member =
    userId === null
      ? undefined
      : await db.selectFrom('membership').select(['center_id', 'role']).where('user_id', '=', userId).executeTakeFirst()
  const who = { center: member?.center_id ?? NO_CENTER, actor: userId ?? NOBODY, role: member?.role ?? NOBODY }
  await recordAccess(db, { ...who, action, outcome, address })
}
