import { useLingui } from '@lingui/react'
import { Button, CopyButton, Group, Modal, Stack, Text, TextInput } from '@mantine/core'
import { IconCopy } from '@tabler/icons-react'
import type { FreshLink } from '../../../core/contract/accounts.ts'
import { momentText } from '../account/moment.ts'

export type MadeLink = FreshLink

/** A link that was just made: it is readable here and never again. */
export function FreshLinkDialog({ link, close }: { link: MadeLink | null; close: () => void }) {
  const { i18n } = useLingui()
  const address = link === null ? '' : `${window.location.origin}/join#${link.token}`
  return (
    <Modal
      opened={link !== null}
      onClose={close}
      title={i18n._('Link for {email}', { email: link?.invitation.email ?? '' })}
      closeButtonProps={{ 'aria-label': i18n._('Close') }}
      size="lg"
    >
      <Stack>
        <Text>
          {i18n._('Give it to this person yourself, in a way only they read. It works once, until {until}, and is shown only now.', {
            until: link === null ? '' : momentText(i18n, link.invitation.expiresAt),
          })}
        </Text>
        <TextInput label={i18n._('Link')} readOnly value={address} onFocus={({ currentTarget }) => currentTarget.select()} />
        <Group>
          <CopyButton value={address}>
            {({ copied, copy }) => (
              <Button data-autofocus leftSection={<IconCopy size={18} aria-hidden />} onClick={copy}>
                {copied ? i18n._('Copied') : i18n._('Copy the link')}
              </Button>
            )}
          </CopyButton>
          <Button variant="default" onClick={close}>
            {i18n._('Done')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
