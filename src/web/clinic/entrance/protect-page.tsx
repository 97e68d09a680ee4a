import { useLingui } from '@lingui/react'
import { Button, Stack, Text } from '@mantine/core'
import { IconDeviceMobile, IconFingerprint } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useRouter, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { passkeysWorkHere } from '../../api/passkeys.ts'
import { queries } from '../../api/queries.ts'
import { Refusal } from '../../components/refusal.tsx'
import { useSending } from '../../components/use-sending.ts'
import { useSignOut } from '../../shell/use-sign-out.ts'
import { addPasskey } from '../account/add-passkey.ts'
import { AppSetup } from '../account/app-setup.tsx'
import { RecoveryCodes } from '../account/recovery-codes.tsx'
import { Entrance } from './entrance.tsx'
import { insideOnly } from './inside-only.ts'

/** Before the first patient: staff add a second factor, and keep ten codes for the day it is lost. */
export function ProtectPage() {
  const { i18n } = useLingui()
  const { next } = useSearch({ from: '/protect' })
  const client = useQueryClient()
  const router = useRouter()
  const leave = useSignOut()
  const { sending, refusal, send } = useSending()
  const [step, setStep] = useState<'choose' | 'app' | 'codes'>('choose')
  const goOn = async (): Promise<void> => {
    client.removeQueries({ queryKey: queries.session.queryKey })
    router.history.push(insideOnly(next))
    await router.invalidate()
  }
  if (step === 'codes') {
    return (
      <Entrance title={i18n._('Keep your recovery codes')}>
        <RecoveryCodes done={() => void goOn()} />
      </Entrance>
    )
  }
  if (step === 'app') {
    return (
      <Entrance title={i18n._('Set up an authenticator app')}>
        <AppSetup done={() => setStep('codes')} back={() => setStep('choose')} />
      </Entrance>
    )
  }
  const passkeys = passkeysWorkHere()
  return (
    <Entrance title={i18n._('Protect your account')}>
      <Text mb="lg">
        {i18n._('You will see faces and health records of people. A password can be guessed or stolen, so a second proof is needed.')}
      </Text>
      <Stack>
        {passkeys ? (
          <Choice
            icon={<IconFingerprint size={18} aria-hidden />}
            label={i18n._('Add a passkey')}
            says={i18n._('Fingerprint, face or PIN of this device, or a security key. Nothing to type; cannot be given away by mistake.')}
            loading={sending}
            choose={() =>
              send(async () => {
                await addPasskey(i18n)
                setStep('codes')
              })
            }
            first
          />
        ) : null}
        <Choice
          icon={<IconDeviceMobile size={18} aria-hidden />}
          label={i18n._('Use an authenticator app')}
          says={i18n._('An app on your phone shows six digits, which you type when you sign in.')}
          loading={false}
          choose={() => setStep('app')}
          first={!passkeys}
        />
        <Refusal error={refusal} />
        <Button variant="subtle" color="gray" onClick={leave}>
          {i18n._('Sign out')}
        </Button>
      </Stack>
    </Entrance>
  )
}

function Choice(props: {
  icon: React.ReactNode
  label: string
  says: string
  loading: boolean
  choose: () => void
  first: boolean
}) {
  return (
    <Stack gap={6}>
      <Button variant={props.first ? 'filled' : 'default'} leftSection={props.icon} loading={props.loading} onClick={props.choose}>
        {props.label}
      </Button>
      <Text size="sm" c="dimmed">
        {props.says}
      </Text>
    </Stack>
  )
}
