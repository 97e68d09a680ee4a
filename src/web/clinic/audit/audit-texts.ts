import type { I18n } from '@lingui/core'
import type { AuditGroup, ChainFault } from '../../../core/contract/audit.ts'
import { type Role, roleSchema } from '../../../core/contract/roles.ts'
import { roleName } from '../team/role-name.ts'

/** What a kind of entry is called in the choice of a filter. */
export const groupText = (i18n: I18n, group: AuditGroup): string =>
  ({
    seen: i18n._('Looked at'),
    changed: i18n._('Changed'),
    out: i18n._('Taken out of the center'),
    emergency: i18n._('Broken glass'),
    access: i18n._('Who may do what'),
    account: i18n._('Ways in and out'),
    system: i18n._('Facialis itself'),
  })[group]

/** A role, or whether Facialis or the operator acted. */
export function actingAs(i18n: I18n, role: string): string {
  if (role === 'system') return i18n._('by itself')
  if (role === 'operator') return i18n._('on the machine')
  const known = roleSchema.safeParse(role)
  return known.success ? roleName(i18n, known.data satisfies Role) : role
}

/** What does not hold about the log, and at which entry. */
export function faultText(i18n: I18n, fault: ChainFault): string {
  const number = (seq: number) => new Intl.NumberFormat(i18n.locale).format(seq)
  const seq = number(fault.seq)
  switch (fault.kind) {
    case 'edited':
      return i18n._('Entry {seq} was edited.', { seq })
    case 'missing':
      return i18n._('Entries {from} to {seq} are missing.', { from: number(fault.from), seq })
    case 'unlinked':
      return i18n._('At entry {seq} another was inserted, deleted or moved.', { seq })
    case 'cut':
      return i18n._('Entries {from} to {seq} were cut off from the end.', { from: number(fault.from), seq })
    case 'rewritten':
      return i18n._('Entry {seq} is not the one that stood there: the log was rewritten.', { seq })
  }
}

/** A moment with seconds, in the zone of the person in front of the screen. */
export const exactTime = (i18n: I18n, at: string): string =>
  new Intl.DateTimeFormat(i18n.locale === 'en' ? 'en-GB' : i18n.locale, { dateStyle: 'medium', timeStyle: 'medium' }).format(new Date(at))

const STEPS = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
] as const

/** "3 hours ago"; "now" within a minute. */
export function ago(i18n: I18n, at: string, now: number): string {
  const format = new Intl.RelativeTimeFormat(i18n.locale, { numeric: 'auto' })
  const seconds = Math.max(0, (now - Date.parse(at)) / 1000)
  const step = STEPS.find(([, length]) => seconds >= length)
  return step === undefined ? format.format(0, 'second') : format.format(-Math.floor(seconds / step[1]), step[0])
}
