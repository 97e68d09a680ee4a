import { userInfo } from 'node:os'
import type { AuditEvent } from '../../../core/contract/audit-actions.ts'
import type { Ask } from '../ask.ts'

/** Who a command on the machine is, in the audit. */
const operator = (): string => `operator ${userInfo().username}`

/** Writes a command on the machine down in the chain of one center. */
export async function recordOperation(ask: Ask, center: string, action: AuditEvent, count: number | null = null): Promise<void> {
  await ask(
    `INSERT INTO audit_entry (center_id, actor, role, action, outcome, count) VALUES ($1, $2, 'operator', $3, 'done', $4)`,
    [center, operator(), action, count],
  )
}

/**
 * Writes what an account of one center does to the whole installation down in the chains of the others; its own holds the
 * entry of the request.
 */
export async function recordForOtherCenters(ask: Ask, by: { center: string; userId: string; role: string }, action: AuditEvent): Promise<void> {
  await ask(
    `INSERT INTO audit_entry (center_id, actor, role, action, outcome)
     SELECT id, $2, $3, $4, 'done' FROM center WHERE id <> $1 ORDER BY id`,
    [by.center, by.userId, by.role, action],
  )
}

/** Writes a command that concerns the whole installation down in the chain of every center, so that each owner sees it. */
export async function recordForEveryCenter(ask: Ask, action: AuditEvent, reason: string | null = null): Promise<void> {
  await ask(
    `INSERT INTO audit_entry (center_id, actor, role, action, outcome, reason)
     SELECT id, $1, 'operator', $2, 'done', $3 FROM center ORDER BY id`,
    [operator(), action, reason],
  )
}
