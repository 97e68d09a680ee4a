import { useLingui } from '@lingui/react'
import { Button, Group, Modal, Text } from '@mantine/core'
import { useBlocker } from '@tanstack/react-router'
import { mayWorkAgain } from '../../api/unusable-file.ts'
import type { Upload } from './use-uploads.ts'

/** Asks before a page is left whose files nobody has decided about: they are nowhere but here. */
export function UnstoredFiles({ uploads }: { uploads: readonly Upload[] }) {
  const { i18n } = useLingui()
  const needsYou = ({ phase, error }: Upload): boolean =>
    phase === 'tray' || phase === 'paused' || (phase === 'failed' && mayWorkAgain(error))
  const count = uploads.filter(needsYou).length
  const { status, proceed, reset } = useBlocker({
    shouldBlockFn: ({ current, next }) => current.pathname !== next.pathname,
    enableBeforeUnload: count > 0,
    disabled: count === 0,
    withResolver: true,
  })
  return (
    <Modal.Root opened={status === 'blocked'} onClose={() => reset?.()}>
      <Modal.Overlay />
      <Modal.Content>
        <Modal.Body pt="md">
          <Modal.Title fw={600} mb="xs">
            {i18n._('Leave these files behind?')}
          </Modal.Title>
          <Text mb="md">
            {i18n._(
              '{count, plural, one {# file still needs you and is not stored. It is lost when you leave.} other {# files still need you and are not stored. They are lost when you leave.}}',
              { count },
            )}
          </Text>
          <Group justify="flex-end">
            <Button variant="default" onClick={() => proceed?.()}>
              {i18n._('Leave')}
            </Button>
            <Button data-autofocus onClick={() => reset?.()}>
              {i18n._('Stay')}
            </Button>
          </Group>
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  )
}
