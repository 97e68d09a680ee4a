import { useLingui } from '@lingui/react'
import { Badge, Button, Group, Modal, Stack, Text } from '@mantine/core'
import { IconDeviceMobile, IconFingerprint, IconKey } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Account } from '../../../core/contract/accounts.ts'
import { call } from '../../api/call.ts'
import { passkeysWorkHere } from '../../api/passkeys.ts'
import { queries } from '../../api/queries.ts'
import { Refusal } from '../../components/refusal.tsx'
import { AddPasskey } from './add-passkey-dialog.tsx'
import { AppSetup } from './app-setup.tsx'
import { Factor } from './factor.tsx'
import { momentText } from './moment.ts'
import { RecoveryCodes } from './recovery-codes.tsx'
import { Section } from './section.tsx'
import { useAccountChange } from './use-account-change.ts'

/** Passkeys, authenticator app and recovery codes: what there is, and what one can add or take away. */
export function SecondFactorSection({ account }: { account: Account }) {
  const { i18n } = useLingui()
  const client = useQueryClient()
  const { sending, refusal, change } = useAccountChange()
  const [open, setOpen] = useState<'passkey' | 'app' | 'codes' | null>(null)
  const close = (): void => {
    setOpen(null)
    void client.invalidateQueries({ queryKey: queries.account.queryKey })
  }
  const protectedNow = account.app || account.passkeys.length > 0
  return (
    <Section
      title={i18n._('Second factor')}
      says={
        account.secondFactorDemanded
          ? i18n._('Needed for everybody who works with patients’ records. Two are better than one: a phone gets lost.')
          : i18n._('A second proof beside the password. It is not demanded of this account, and it protects it well.')
      }
    >
      <Stack gap="sm">
        {account.passkeys.map((key) => (
          <Factor
            key={key.id}
            icon={<IconFingerprint size={20} aria-hidden />}
            name={i18n._('Passkey “{name}”', { name: key.name })}
            says={
              key.usedAt === null
                ? i18n._('Added {when}, not used yet', { when: momentText(i18n, key.createdAt) })
                : i18n._('Last used {when}', { when: momentText(i18n, key.usedAt) })
            }
            action={
              <Button
                variant="subtle"
                color="gray"
                disabled={sending}
                aria-label={i18n._('Remove the passkey “{name}”', { name: key.name })}
                onClick={() => change(() => call('removePasskey', { id: key.id }))}
              >
                {i18n._('Remove')}
              </Button>
            }
          />
        ))}
        {account.app ? (
          <Factor
            icon={<IconDeviceMobile size={20} aria-hidden />}
            name={i18n._('Authenticator app')}
            says={i18n._('Six digits that change every half minute')}
            action={
              <Button
                variant="subtle"
                color="gray"
                disabled={sending}
                aria-label={i18n._('Remove the authenticator app')}
                onClick={() => change(() => call('removeApp'))}
              >
                {i18n._('Remove')}
              </Button>
            }
          />
        ) : null}
        {protectedNow ? (
          <Factor
            icon={<IconKey size={20} aria-hidden />}
            name={i18n._('Recovery codes')}
            says={i18n._('{left, plural, one {# code left} other {# codes left}}', { left: account.recoveryCodesLeft })}
            mark={
              account.recoveryCodesLeft < 3 ? (
                <Badge tt="none" c="var(--text-warning)" bg="var(--ground-warning)">
                  {i18n._('Make new ones')}
                </Badge>
              ) : null
            }
            action={
              <Button variant="subtle" color="gray" onClick={() => setOpen('codes')}>
                {i18n._('New codes')}
              </Button>
            }
          />
        ) : (
          <Text>{i18n._('This account has a password alone.')}</Text>
        )}
        <Refusal error={refusal} />
        <Group>
          {passkeysWorkHere() ? (
            <Button leftSection={<IconFingerprint size={18} aria-hidden />} onClick={() => setOpen('passkey')}>
              {i18n._('Add a passkey')}
            </Button>
          ) : null}
          {account.app ? null : (
            <Button variant="default" leftSection={<IconDeviceMobile size={18} aria-hidden />} onClick={() => setOpen('app')}>
              {i18n._('Use an authenticator app')}
            </Button>
          )}
        </Group>
      </Stack>
      <Modal
        opened={open !== null}
        onClose={close}
        title={
          open === 'codes'
            ? i18n._('Keep your recovery codes')
            : open === 'app'
              ? i18n._('Set up an authenticator app')
              : i18n._('Add a passkey')
        }
        closeButtonProps={{ 'aria-label': i18n._('Close') }}
        size="lg"
      >
        {open === 'passkey' ? <AddPasskey done={() => (account.recoveryCodesLeft === 0 ? setOpen('codes') : close())} /> : null}
        {open === 'app' ? <AppSetup done={() => (account.recoveryCodesLeft === 0 ? setOpen('codes') : close())} back={close} /> : null}
        {open === 'codes' ? <RecoveryCodes done={close} /> : null}
      </Modal>
    </Section>
  )
}
