import { useLingui } from '@lingui/react'
import { Button, Code, Divider, Stack, Text } from '@mantine/core'
import { IconBuildingHospital, IconFingerprint } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useRouter, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import type { SignInAnswer } from '../../../core/contract/accounts.ts'
import { passkeysWorkHere } from '../../api/passkeys.ts'
import { queries } from '../../api/queries.ts'
import { signIn, signInWithPasskey } from '../../api/session.ts'
import { useSending } from '../../components/use-sending.ts'
import { Entrance } from './entrance.tsx'
import { insideOnly } from './inside-only.ts'
import { PasswordStep } from './password-step.tsx'
import { SecondStep } from './second-step.tsx'
import { waitingFromHash, type Waiting } from './waiting-sign-in.ts'

/** Password and second factor, a passkey, or the hospital's sign-in; the fictional center offers its account with one button. */
export function SignInPage() {
  const { i18n } = useLingui()
  const search = useSearch({ from: '/sign-in' })
  const { data: setup } = useQuery(queries.setup)
  const client = useQueryClient()
  const router = useRouter()
  const { sending, refusal, send } = useSending()
  const [fromHospital] = useState(() => waitingFromHash(window.location.hash))
  const [waiting, setWaiting] = useState<Waiting | null>(fromHospital?.waiting ?? null)
  const done = async (): Promise<void> => {
    client.removeQueries({ queryKey: queries.session.queryKey })
    router.history.push(insideOnly(search.next ?? fromHospital?.next))
    await router.invalidate()
  }
  const goOn = async (answer: SignInAnswer): Promise<void> => {
    if (answer.next === 'done') await done()
    else setWaiting(answer)
  }
  const enter = (email: string, password: string, recoveryCode?: string): void =>
    send(async () => goOn(await signIn(email, password, recoveryCode)))
  if (waiting) {
    return (
      <Entrance title={i18n._('Second step')}>
        <SecondStep waiting={waiting} done={done} again={() => setWaiting(null)} />
      </Entrance>
    )
  }
  const hospital = setup?.singleSignOn ?? null
  return (
    <Entrance title={setup?.centerName ? i18n._('Sign in to {center}', { center: setup.centerName }) : i18n._('Sign in')}>
      <FromHospital why={search.sso} />
      <PasswordStep sending={sending} refusal={refusal} enter={enter} />
      <Stack mt="md" gap="sm">
        {passkeysWorkHere() ? (
          <Button
            variant="default"
            leftSection={<IconFingerprint size={18} aria-hidden />}
            loading={sending}
            onClick={() => send(async () => goOn(await signInWithPasskey()))}
          >
            {i18n._('Sign in with a passkey')}
          </Button>
        ) : null}
        {hospital === null ? null : (
          <Button
            component="a"
            href={`/api/auth/sso/begin?next=${encodeURIComponent(insideOnly(search.next))}`}
            variant="default"
            leftSection={<IconBuildingHospital size={18} aria-hidden />}
          >
            {i18n._('Sign in with {hospital}', { hospital })}
          </Button>
        )}
        <Text size="sm" c="dimmed">
          {i18n._('Forgot your password? The owner of the center makes you a link for a new one.')}
        </Text>
      </Stack>
      {setup?.demo ? <DemoEntrance loading={sending} enter={enter} {...setup.demo} /> : null}
    </Entrance>
  )
}

/** Why the hospital's sign-in led back here. */
function FromHospital({ why }: { why: string | undefined }) {
  const { i18n } = useLingui()
  if (why === undefined) return null
  if (why === 'link') {
    return (
      <Text role="status" mb="md">
        {i18n._('The hospital has named your address. Sign in here once: from then on its sign-in opens this account.')}
      </Text>
    )
  }
  const says: Readonly<Record<string, string>> = {
    away: i18n._('The sign-in of the hospital does not answer. Try again, or sign in here.'),
    over: i18n._('That took too long, or was finished before. Begin again.'),
    refused: i18n._('The hospital did not sign you in. Try again, or sign in here.'),
    stranger: i18n._('The hospital knows you, this center does not: ask its owner for an invitation to your work address.'),
  }
  return (
    <Text role="alert" mb="md" c="var(--mantine-color-error)">
      {says[why] ?? says['refused']}
    </Text>
  )
}

function DemoEntrance(props: {
  email: string
  password: string
  loading: boolean
  enter: (email: string, password: string) => void
}) {
  const { i18n } = useLingui()
  return (
    <Stack mt="lg" gap="xs">
      <Divider />
      <Text c="dimmed">{i18n._('This is a fictional center: nobody in it exists, and every face is drawn.')}</Text>
      <Button variant="light" loading={props.loading} onClick={() => props.enter(props.email, props.password)}>
        {i18n._('Enter the fictional center')}
      </Button>
      <Text size="sm" c="dimmed">
        {i18n._('Its account:')} <Code>{props.email}</Code>, {i18n._('password')}{' '}
        <Code style={{ whiteSpace: 'nowrap' }}>{props.password}</Code>
      </Text>
    </Stack>
  )
}
