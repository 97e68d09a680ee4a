import type { AuditRow } from '../chain/entry.ts'

/** The fields of an entry in the order they are sealed; those of a file too. */
const FIELDS = [
  'center',
  'seq',
  'at',
  'actor',
  'role',
  'action',
  'patient',
  'record',
  'outcome',
  'address',
  'session',
  'request',
  'reason',
  'count',
  'previous',
  'hash',
] as const satisfies readonly (keyof AuditRow)[]

/** How entries are written into a file, one a line; `head` is the first line, if any. */
export interface AuditFormat {
  readonly head: string
  line(entry: AuditRow): string
}

/** One JSON object a line: every field as it is sealed, so that the chain can be verified from the file alone. */
const jsonl: AuditFormat = {
  head: '',
  line: (entry) => `${JSON.stringify(Object.fromEntries(FIELDS.map((name) => [name, entry[name]])))}\n`,
}

/** RFC 4180, for spreadsheets. Text that one would run as a formula is led by an apostrophe; nothing stands for no value. */
const csv: AuditFormat = {
  head: `${FIELDS.join(',')}\r\n`,
  line: (entry) => `${FIELDS.map((name) => cell(entry[name])).join(',')}\r\n`,
}

function cell(value: string | number | null): string {
  if (value === null) return ''
  const text = String(value)
  const harmless = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}

export const AUDIT_FORMATS = { jsonl, csv } as const

export type AuditFormatName = keyof typeof AUDIT_FORMATS
