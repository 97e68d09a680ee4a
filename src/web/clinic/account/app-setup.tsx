import { useLingui } from '@lingui/react'
import { Anchor, Button, Center, Code, Loader, Stack, Text, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQuery } from '@tanstack/react-query'
import { call } from '../../api/call.ts'
import { Failed } from '../../components/failed.tsx'
import { Refusal } from '../../components/refusal.tsx'
import { useSending } from '../../components/use-sending.ts'
import { QrCode } from './qr-code.tsx'

/** Gives the account's secret to an authenticator app, and sees its first code. */
export function AppSetup({ done, back }: { done: () => void; back: () => void }) {
  const { i18n } = useLingui()
  const { sending, refusal, send } = useSending()
  // Asked for once: each time the server makes another secret.
  const begun = useQuery({ queryKey: ['app-setup'], queryFn: () => call('beginApp'), staleTime: Infinity, gcTime: 0 })
  const form = useForm({
    initialValues: { code: '' },
    validate: { code: (value) => (/^\d{6}$/.test(value.replaceAll(' ', '')) ? null : i18n._('Write the six digits the app shows.')) },
  })
  const enable = form.onSubmit(({ code }) =>
    send(async () => {
      await call('enableApp', { body: { code: code.replaceAll(' ', '') } })
      done()
    }),
  )
  if (begun.error) return <Failed error={begun.error} again={() => void begun.refetch()} />
  if (!begun.data) return <Loader role="status" aria-label={i18n._('Loading')} />
  const { secret, uri } = begun.data
  return (
    <Stack>
      <Text>{i18n._('Scan this square with an authenticator app on your phone; any that knows TOTP will do.')}</Text>
      <Center>
        <QrCode text={uri} label={i18n._('Square that holds the key for the app')} />
      </Center>
      <Text size="sm" c="dimmed">
        {i18n._('Cannot scan? Type this key:')} <Code style={{ overflowWrap: 'anywhere' }}>{(secret.match(/.{1,4}/g) ?? []).join(' ')}</Code>
      </Text>
      <form onSubmit={enable} noValidate>
        <Stack>
          <TextInput
            label={i18n._('Code the app shows now')}
            inputMode="numeric"
            autoComplete="one-time-code"
            {...form.getInputProps('code')}
          />
          <Refusal error={refusal} />
          <Button type="submit" loading={sending}>
            {i18n._('Go on')}
          </Button>
        </Stack>
      </form>
      <Anchor component="button" type="button" ta="left" className="roomy" onClick={back}>
        {i18n._('Back')}
      </Anchor>
    </Stack>
  )
}
