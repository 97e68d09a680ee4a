import { useLingui } from '@lingui/react'
import { Button, Loader, Modal, PasswordInput, Stack, Text, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { IconBuildingHospital, IconFingerprint } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { Account } from '../../../core/contract/accounts.ts'
import { call } from '../../api/call.ts'
import { confirmWith } from '../../api/confirm.ts'
import { passkeysWorkHere, signWithPasskey } from '../../api/passkeys.ts'
import { queries } from '../../api/queries.ts'
import { Refusal } from '../../components/refusal.tsx'
import { useSending } from '../../components/use-sending.ts'

interface Waiting {
  readonly resolve: () => void
  readonly reject: () => void
}

/** The dialog that asks who is at the screen, before something grave; what was asked for then goes on by itself. */
export function ConfirmIdentity() {
  const { i18n } = useLingui()
  const [opened, setOpened] = useState(false)
  const waiting = useRef<Waiting | null>(null)
  useEffect(() => {
    confirmWith(
      () =>
        new Promise<void>((resolve, reject) => {
          waiting.current = { resolve, reject }
          setOpened(true)
        }),
    )
    return () => confirmWith(null)
  }, [])
  const end = (how: 'resolve' | 'reject'): void => {
    setOpened(false)
    waiting.current?.[how]()
    waiting.current = null
  }
  return (
    <Modal
      opened={opened}
      onClose={() => end('reject')}
      title={i18n._('Confirm that it is you')}
      closeButtonProps={{ 'aria-label': i18n._('Close') }}
      zIndex={400}
    >
      {opened ? <Proof done={() => end('resolve')} /> : null}
    </Modal>
  )
}

function Proof({ done }: { done: () => void }) {
  const { i18n } = useLingui()
  const { data: account } = useQuery({ ...queries.account, staleTime: 0 })
  if (account === undefined) return <Loader role="status" aria-label={i18n._('Loading')} />
  return <Ways account={account} done={done} />
}

function Ways({ account, done }: { account: Account; done: () => void }) {
  const { i18n } = useLingui()
  const { sending, refusal, send } = useSending()
  const form = useForm({ initialValues: { password: '', code: '' } })
  const byPasskey = account.passkeys.length > 0 && passkeysWorkHere()
  const byPassword = account.app || (account.hasPassword && account.passkeys.length === 0)
  const prove = form.onSubmit(({ password, code }) =>
    send(async () => {
      const given = code.replaceAll(' ', '')
      await call('confirmIdentity', { body: { password, ...(account.app ? { code: given } : {}) } })
      done()
    }),
  )
  const touch = (): void =>
    send(async () => {
      const { ceremony, options } = await call('beginConfirm')
      await call('confirmIdentity', { body: { ceremony, response: await signWithPasskey(options) } })
      done()
    })
  return (
    <Stack>
      <Text>{i18n._('What you asked for is kept for people who have just proved who they are.')}</Text>
      {byPasskey ? (
        <Button data-autofocus leftSection={<IconFingerprint size={18} aria-hidden />} loading={sending} onClick={touch}>
          {i18n._('Use a passkey')}
        </Button>
      ) : null}
      {byPassword ? (
        <form onSubmit={prove} noValidate>
          <Stack>
            {account.hasPassword ? (
              <PasswordInput
                label={i18n._('Password')}
                autoComplete="current-password"
                data-autofocus={!byPasskey}
                visibilityToggleButtonProps={{ 'aria-label': i18n._('Show the password') }}
                {...form.getInputProps('password')}
              />
            ) : null}
            {account.app ? (
              <TextInput
                label={i18n._('Code of your authenticator app')}
                inputMode="numeric"
                autoComplete="one-time-code"
                {...form.getInputProps('code')}
              />
            ) : null}
            <Refusal error={refusal} />
            <Button type="submit" variant={byPasskey ? 'default' : 'filled'} loading={sending}>
              {i18n._('Confirm')}
            </Button>
          </Stack>
        </form>
      ) : (
        <Refusal error={refusal} />
      )}
      {account.singleSignOn === null ? null : (
        <Button
          component="a"
          variant="default"
          href={`/api/auth/sso/begin?next=${encodeURIComponent(window.location.pathname)}`}
          leftSection={<IconBuildingHospital size={18} aria-hidden />}
        >
          {i18n._('Sign in again with {hospital}', { hospital: account.singleSignOn })}
        </Button>
      )}
    </Stack>
  )
}
