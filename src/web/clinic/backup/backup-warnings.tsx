import { useLingui } from '@lingui/react'
import { Alert, Stack, Text } from '@mantine/core'
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react'
import { BACKUP_LATE_HOURS, type Backups } from '../../../core/contract/backup.ts'
import { momentText } from '../account/moment.ts'

/** Whether the center could be brought back, and what stands against it. */
export function BackupWarnings({ backups }: { backups: Backups }) {
  const { i18n } = useLingui()
  const { lastGoodAt, late, besideData, dailyAt } = backups
  return (
    <Stack gap="sm">
      {lastGoodAt === null ? (
        <Alert color="gray" icon={<IconAlertTriangle aria-hidden />} title={i18n._('There is no backup yet')}>
          <Text>{i18n._('If the disk of this center were lost now, everything would be lost with it. Start the first backup.')}</Text>
        </Alert>
      ) : late ? (
        <Alert color="gray" icon={<IconAlertTriangle aria-hidden />} title={i18n._('The last good backup is too old')}>
          <Text>
            {i18n._('It is of {moment}, more than {hours} hours ago. What was entered since would be lost with the disk.', {
              moment: momentText(i18n, lastGoodAt),
              hours: BACKUP_LATE_HOURS,
            })}
          </Text>
        </Alert>
      ) : (
        <Alert color="gray" icon={<IconCircleCheck aria-hidden />} title={i18n._('This center can be brought back')}>
          <Text>{i18n._('As it was at {moment}. That backup was read again and every part of it was proved.', { moment: momentText(i18n, lastGoodAt) })}</Text>
        </Alert>
      )}
      {besideData ? (
        <Alert color="gray" icon={<IconAlertTriangle aria-hidden />} title={i18n._('The backups lie beside what they save')}>
          <Text>
            {i18n._('They are in the data folder, so the loss of that disk takes them along. Let whoever runs the server name a folder on another disk with {name}.', {
              name: 'FACIALIS_BACKUP_FOLDER',
            })}
          </Text>
        </Alert>
      ) : null}
      {dailyAt === null ? (
        <Alert color="gray" icon={<IconAlertTriangle aria-hidden />} title={i18n._('There is no daily backup')}>
          <Text>{i18n._('It was turned off with {name}. Backups are made only when somebody starts one.', { name: 'FACIALIS_BACKUP_AT' })}</Text>
        </Alert>
      ) : null}
    </Stack>
  )
}
