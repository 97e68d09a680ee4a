import type { Kysely } from 'kysely'
import type { Tables } from '../database/tables.ts'

/** One access to personal data: `action` is the name of the route or of the background work. */
export interface Access {
  readonly center: string
  /** The account, or the part of Facialis that did it by itself. */
  readonly actor: string
  readonly role: string
  readonly action: string
  readonly patient: string | null
  readonly record: string | null
  readonly outcome: 'done' | 'refused'
  /** The address of the caller. */
  readonly address: string
  readonly reason: string | null
}

/** Writes an access down, within the transaction that makes it: one does not exist without the other. */
export async function recordAccess(transaction: Kysely<Tables>, access: Access): Promise<void> {
  const { center, patient, record, ...rest } = access
  await transaction
    .insertInto('audit_entry')
    .values({ center_id: center, patient_id: patient, record_id: record, ...rest })
    .execute()
}
