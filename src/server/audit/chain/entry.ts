/** One entry of the audit as it is sealed, exported and verified; ids and moments as text, hashes in hexadecimal. */
export interface AuditRow {
  readonly center: string
  readonly seq: number
  /** UTC with milliseconds, such as 2026-11-23T16:06:05.123Z. */
  readonly at: string
  readonly actor: string
  readonly role: string
  readonly action: string
  readonly patient: string | null
  readonly record: string | null
  readonly outcome: string
  readonly address: string | null
  readonly session: string | null
  readonly request: string | null
  readonly reason: string | null
  readonly count: number | null
  readonly previous: string
  readonly hash: string
}

/** The columns of `audit_entry` under the names of `AuditRow`, all of them text that the driver does not touch. */
export const ENTRY_COLUMNS = `
  center_id::text AS center, seq::text, to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS at, actor, role,
  action, patient_id::text AS patient, record_id::text AS record, outcome, address, session, request, reason, count,
  encode(previous, 'hex') AS previous, encode(hash, 'hex') AS hash`

/** A row of `ENTRY_COLUMNS` as the driver gives it. */
export type StoredRow = Omit<AuditRow, 'seq'> & { readonly seq: string }

/** Entries are written in whole milliseconds; anything finer was put there afterwards, and is kept for the seal to notice. */
export const toAuditRow = (row: StoredRow): AuditRow => ({
  ...row,
  seq: Number(row.seq),
  at: row.at.replace(/(\.\d{3})000Z$/, '$1Z'),
})
