import { useLingui } from '@lingui/react'
import { Anchor, Button, Stack, Text, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { IconFingerprint } from '@tabler/icons-react'
import { useState } from 'react'
import { passkeysWorkHere } from '../../api/passkeys.ts'
import { showCode, signInWithPasskey } from '../../api/session.ts'
import { Refusal } from '../../components/refusal.tsx'
import { useSending } from '../../components/use-sending.ts'
import type { Waiting } from './waiting-sign-in.ts'

/** After the password: the code of the app, a passkey, or a recovery code. */
export function SecondStep({ waiting, done, again }: { waiting: Waiting; done: () => Promise<void>; again: () => void }) {
  const { i18n } = useLingui()
  const { sending, refusal, send } = useSending()
  const [recovery, setRecovery] = useState(!waiting.ways.includes('app') && !waiting.ways.includes('passkey'))
  const byCode = recovery || waiting.ways.includes('app')
  const form = useForm({
    initialValues: { code: '' },
    validate: { code: (value) => (value.trim().length < 6 ? i18n._('Write the whole code.') : null) },
  })
  const show = form.onSubmit(({ code }) =>
    send(async () => {
      await showCode(waiting.ceremony, code)
      await done()
    }),
  )
  const touch = (): void =>
    send(async () => {
      await signInWithPasskey()
      await done()
    })
  return (
    <Stack>
      {waiting.ways.includes('passkey') && passkeysWorkHere() ? (
        <Button variant={byCode ? 'light' : 'filled'} leftSection={<IconFingerprint size={18} aria-hidden />} loading={sending} onClick={touch}>
          {i18n._('Use a passkey')}
        </Button>
      ) : null}
      {byCode ? (
        <form onSubmit={show} noValidate>
          <Stack>
            <TextInput
              key={String(recovery)}
              label={recovery ? i18n._('Recovery code') : i18n._('Code of your authenticator app')}
              description={recovery ? i18n._('One of the ten you printed. Each works once.') : i18n._('Six digits; they change every half minute.')}
              inputMode={recovery ? 'text' : 'numeric'}
              autoComplete="one-time-code"
              autoFocus
              {...form.getInputProps('code')}
            />
            <Refusal error={refusal} />
            <Button type="submit" loading={sending}>
              {i18n._('Go on')}
            </Button>
          </Stack>
        </form>
      ) : (
        <Refusal error={refusal} />
      )}
      {waiting.ways.includes('recovery') && !recovery ? (
        <Anchor component="button" type="button" ta="left" className="roomy" onClick={() => setRecovery(true)}>
          {i18n._('Use a recovery code instead')}
        </Anchor>
      ) : null}
      <Anchor component="button" type="button" ta="left" className="roomy" onClick={again}>
        {i18n._('Begin again')}
      </Anchor>
      <Text size="sm" c="dimmed">
        {i18n._('Nothing works any more? The owner of the center can reset your second factor.')}
      </Text>
    </Stack>
  )
}
