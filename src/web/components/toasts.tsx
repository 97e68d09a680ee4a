import type { I18n } from '@lingui/core'
import { Button, Group, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconAlertTriangle, IconInfoCircle, IconTrash } from '@tabler/icons-react'
import { failureText } from './failure-text.ts'

/** Long enough to read and to reach with one hand; the deleted list offers the same afterwards. */
const UNDO_MS = 15_000

/** Tells that something was not done, and why. */
export function tellFailure(i18n: I18n, error: unknown, title = i18n._('That did not work')): void {
  notifications.show({
    color: 'red',
    icon: <IconAlertTriangle size={18} aria-hidden />,
    title,
    message: failureText(i18n, error),
    autoClose: false,
    closeButtonProps: { 'aria-label': i18n._('Close') },
  })
}

/** Tells what follows from what was done, when it is more than what was asked for; the same thing is told once. */
export function tellConsequence(i18n: I18n, says: string): void {
  notifications.show({
    id: says,
    icon: <IconInfoCircle size={18} aria-hidden />,
    color: 'gray',
    autoClose: UNDO_MS,
    closeButtonProps: { 'aria-label': i18n._('Close') },
    message: says,
  })
}

/** Tells that something was deleted, and takes it back on request. */
export function offerUndo(i18n: I18n, says: string, undo: () => Promise<unknown>): void {
  const id = crypto.randomUUID?.() ?? String(performance.now())
  const takeBack = (): void => {
    notifications.hide(id)
    undo().catch((error: unknown) => tellFailure(i18n, error))
  }
  notifications.show({
    id,
    icon: <IconTrash size={18} aria-hidden />,
    color: 'gray',
    autoClose: UNDO_MS,
    closeButtonProps: { 'aria-label': i18n._('Close') },
    message: (
      <Group justify="space-between" wrap="nowrap">
        <Text>{says}</Text>
        <Button variant="light" onClick={takeBack}>
          {i18n._('Undo')}
        </Button>
      </Group>
    ),
  })
}
