import { createHash } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { AuditAction } from '../../core/contract/audit-actions.ts'
import type { Tables } from '../database/tables.ts'

/** One access to personal data, or an event of an account. No names: whoever reads the audit joins them. */
export interface Access {
  /** `NO_CENTER` for what belongs to none, such as a sign-in to an account that does not exist. */
  readonly center: string
  /** The id of the account, or the part of Facialis that did it by itself, such as `Facialis 1.0.0`. */
  readonly actor: string
  /** The role of the account at that moment; `system` for Facialis itself, `operator` for a command on the machine. */
  readonly role: string
  readonly action: AuditAction
  readonly outcome: 'done' | 'refused'
  readonly patient?: string | null
  readonly record?: string | null
  /** The address of the caller. */
  readonly address?: string | null
  /** What `sessionMark` makes of the session's id. */
  readonly session?: string | null
  /** The id of the request, as the log has it. */
  readonly request?: string | null
  readonly reason?: string | null
  /** How many records a list answered. */
  readonly count?: number | null
}

/**
 * Writes an access down, as the last statement of the transaction that makes it: one does not exist without the other, and
 * entries of a center wait for each other from here to the commit. Without a transaction the entry is one of its own.
 */
export async function recordAccess(transaction: Kysely<Tables>, access: Access): Promise<void> {
  const { center, patient, record, ...rest } = access
  await transaction
    .insertInto('audit_entry')
    .values({ center_id: center, patient_id: patient ?? null, record_id: record ?? null, ...rest })
    .execute()
}

/** Tells the sessions of an account apart without being worth anything to a thief. */
export const sessionMark = (sessionId: string): string => createHash('sha256').update(sessionId).digest('hex').slice(0, 16)
