import { useLingui } from '@lingui/react'
import { Checkbox, Select, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { AUDIT_GROUPS, type AuditFilter, type AuditGroup } from '../../../core/contract/audit.ts'
import classes from './audit.module.css'
import { groupText } from './audit-texts.ts'
import { auditQueries } from './use-audit.ts'

/** The filter as it stands in its fields: days, in the zone of the person in front of the screen, both included. */
export interface FilterFields extends Omit<AuditFilter, 'from' | 'to'> {
  readonly fromDay: string
  readonly toDay: string
}

/** Midnight at which a day begins, or the next one; null for a field without a whole date. */
function midnight(day: string, after: 0 | 1): string | null {
  const [year, month, date] = day.split('-').map(Number)
  if (year === undefined || month === undefined || date === undefined || year < 1000) return null
  return new Date(year, month - 1, date + after).toISOString()
}

export const toFilter = ({ fromDay, toDay, patient, ...rest }: FilterFields): AuditFilter => ({
  ...rest,
  patient: patient?.trim() ? patient.trim() : null,
  from: midnight(fromDay, 0),
  to: midnight(toDay, 1),
})

/** Which entries are listed. */
export function AuditFilters({ fields, change }: { fields: FilterFields; change: (part: Partial<FilterFields>) => void }) {
  const { i18n } = useLingui()
  const { data: actors = [] } = useQuery(auditQueries.actors)
  const groups = AUDIT_GROUPS.map((group) => ({ value: group, label: groupText(i18n, group) }))
  return (
    <div className={classes['filters']} role="search" aria-label={i18n._('Filter the entries')}>
      <TextInput
        className={classes['wide'] ?? ''}
        type="search"
        label={i18n._('Patient')}
        placeholder={i18n._('Record number or name')}
        leftSection={<IconSearch size={16} aria-hidden />}
        value={fields.patient ?? ''}
        onChange={(event) => change({ patient: event.currentTarget.value })}
      />
      <Select
        label={i18n._('Person')}
        placeholder={i18n._('Everybody')}
        clearable
        searchable
        data={actors.map(({ actor, name }) => ({ value: actor, label: name ?? actor }))}
        value={fields.actor}
        onChange={(actor) => change({ actor })}
      />
      <Select
        label={i18n._('What')}
        placeholder={i18n._('Everything')}
        clearable
        data={groups}
        value={fields.group}
        onChange={(group) => change({ group: group as AuditGroup | null })}
      />
      <TextInput
        type="date"
        label={i18n._('From')}
        value={fields.fromDay}
        onChange={(event) => change({ fromDay: event.currentTarget.value })}
      />
      <TextInput
        type="date"
        label={i18n._('To')}
        value={fields.toDay}
        onChange={(event) => change({ toDay: event.currentTarget.value })}
      />
      <Checkbox
        className={classes['refused'] ?? ''}
        label={i18n._('Refused only')}
        checked={fields.refusedOnly}
        onChange={(event) => change({ refusedOnly: event.currentTarget.checked })}
      />
    </div>
  )
}
