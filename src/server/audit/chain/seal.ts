import { createHash } from 'node:crypto'
import type { AuditRow } from './entry.ts'

/** What an entry is sealed as: the first field of every one, so that another form can follow one day. */
const FORM = 'facialis-audit-1'

/** `previous` of the first entry of a chain. */
export const NOTHING_BEFORE = '0'.repeat(64)

/**
 * The text whose SHA-256 as UTF-8 is the seal of an entry: its fields in this order, each as length in bytes, colon, text,
 * comma; `~,` where there is none. The database writes the same in 0003-audit.
 */
export function sealedText(entry: Omit<AuditRow, 'hash'>): string {
  return [
    FORM,
    entry.center,
    String(entry.seq),
    entry.at,
    entry.actor,
    entry.role,
    entry.action,
    entry.patient,
    entry.record,
    entry.outcome,
    entry.address,
    entry.session,
    entry.request,
    entry.reason,
    entry.count === null ? null : String(entry.count),
    entry.previous,
  ]
    .map((value) => (value === null ? '~,' : `${String(Buffer.byteLength(value))}:${value},`))
    .join('')
}

/** The seal an entry must carry, in hexadecimal. */
export const sealOf = (entry: Omit<AuditRow, 'hash'>): string => createHash('sha256').update(sealedText(entry)).digest('hex')
