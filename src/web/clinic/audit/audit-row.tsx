import { useLingui } from '@lingui/react'
import { Anchor, Badge, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { AuditEntry } from '../../../core/contract/audit.ts'
import { actionWords } from './action-words.ts'
import classes from './audit.module.css'
import { actingAs, ago, exactTime } from './audit-texts.ts'

/** One access: when, who, what, whose, from where and why. */
export function AuditRow({ entry, now }: { entry: AuditEntry; now: number }) {
  const { i18n } = useLingui()
  const { at, actor, actorName, role, action, patient, outcome, address, reason, count } = entry
  return (
    <li className={classes['row']}>
      <div className={classes['when']}>
        <time dateTime={at}>{exactTime(i18n, at)}</time>
        <Text size="sm" c="dimmed">
          {ago(i18n, at, now)}
        </Text>
      </div>
      <div>
        <Text className={classes['word']}>{actorName ?? actor}</Text>
        <Text size="sm" c="dimmed">
          {actingAs(i18n, role)}
        </Text>
      </div>
      <div className={classes['what']}>
        <Text>
          {actionWords(i18n, action)}
          {outcome === 'refused' ? (
            <Badge ml="xs" color="gray" variant="outline" tt="none" radius="sm">
              {i18n._('refused')}
            </Badge>
          ) : null}
        </Text>
        {count === null ? null : (
          <Text size="sm" c="dimmed">
            {i18n._('{count, plural, one {# record} other {# records}}', { count })}
          </Text>
        )}
        {reason === null ? null : <Text size="sm">{i18n._('Reason: {reason}', { reason })}</Text>}
      </div>
      <div>
        {patient === null ? null : (
          <>
            <Anchor component={Link} to={`/patients/${patient.id}`}>
              {patient.name}
            </Anchor>
            <Text size="sm" c="dimmed">
              {patient.recordNumber}
            </Text>
          </>
        )}
      </div>
      <Text size="sm" c="dimmed" className={classes['word']}>
        {address ?? ''}
      </Text>
    </li>
  )
}
