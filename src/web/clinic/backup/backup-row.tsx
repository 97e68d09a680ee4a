import { useLingui } from '@lingui/react'
import { Group, Text } from '@mantine/core'
import { IconAlertTriangle, IconCircleCheck, IconClock } from '@tabler/icons-react'
import type { BackupRun } from '../../../core/contract/backup.ts'
import { momentText } from '../account/moment.ts'
import { outcomeText, sizeText, whyText } from './backup-words.ts'
import classes from './backups.module.css'

/** One backup: when, what became of it, what it holds. */
export function BackupRow({ run }: { run: BackupRun }) {
  const { i18n } = useLingui()
  const why = whyText(i18n, run)
  const Sign = run.outcome === 'good' ? IconCircleCheck : run.finishedAt === null ? IconClock : IconAlertTriangle
  return (
    <li className={classes['run']}>
      <Text className={classes['number'] ?? ''}>{momentText(i18n, run.askedAt)}</Text>
      <Group gap={6} wrap="nowrap">
        <Sign size={18} aria-hidden />
        <Text fw={run.outcome === 'good' ? 400 : 600}>{outcomeText(i18n, run)}</Text>
      </Group>
      <Text c="dimmed">
        {run.objects === null || run.rows === null
          ? ''
          : i18n._('{rows, plural, one {# record} other {# records}}, {photos, plural, one {# photo} other {# photos}}', {
              rows: run.rows,
              photos: run.objects,
            })}
      </Text>
      <Text c="dimmed" className={classes['number'] ?? ''}>
        {run.bytes === null ? '' : sizeText(i18n, run.bytes)}
      </Text>
      {why === null ? null : (
        <Text className={classes['why'] ?? ''} size="sm">
          {why}
        </Text>
      )}
    </li>
  )
}
