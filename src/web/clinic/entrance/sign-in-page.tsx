import { useLingui } from '@lingui/react'
import { Button, Code, Divider, PasswordInput, Stack, Text, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useRouter, useSearch } from '@tanstack/react-router'
import { Failure } from '../../api/failure.ts'
import { queries } from '../../api/queries.ts'
import { signIn } from '../../api/session.ts'
import { Refusal } from '../../components/refusal.tsx'
import { useSending } from '../../components/use-sending.ts'
import { Entrance } from './entrance.tsx'

/** Only addresses of this program: a link from elsewhere cannot send the person who signs in to another site. */
const insideOnly = (next: string | undefined): string =>
  next !== undefined && next.startsWith('/') && !next.startsWith('//') ? next : '/patients'

/** Email and password; the fictional center offers its account with one button. */
export function SignInPage() {
  const { i18n } = useLingui()
  const { next } = useSearch({ from: '/sign-in' })
  const { data: setup } = useQuery(queries.setup)
  const client = useQueryClient()
  const router = useRouter()
  const { sending, refusal, send } = useSending()
  const form = useForm({
    initialValues: { email: '', password: '' },
    validate: {
      email: (value) => (value.trim() === '' ? i18n._('Write your email address.') : null),
      password: (value) => (value === '' ? i18n._('Write your password.') : null),
    },
  })
  const enter = (email: string, password: string): void =>
    send(async () => {
      await signIn(email.trim(), password)
      client.removeQueries({ queryKey: queries.session.queryKey })
      router.history.push(insideOnly(next))
    })
  const wrong = refusal instanceof Failure && refusal.code === 'signed-out'
  return (
    <Entrance title={setup?.centerName ? i18n._('Sign in to {center}', { center: setup.centerName }) : i18n._('Sign in')}>
      <form onSubmit={form.onSubmit(({ email, password }) => enter(email, password))} noValidate>
        <Stack>
          <TextInput label={i18n._('Email')} type="email" autoComplete="username" autoFocus {...form.getInputProps('email')} />
          <PasswordInput
            label={i18n._('Password')}
            autoComplete="current-password"
            visibilityToggleButtonProps={{ 'aria-label': i18n._('Show the password') }}
            {...form.getInputProps('password')}
          />
          {wrong ? (
            <Text role="alert" c="var(--mantine-color-error)">
              {i18n._('This email and this password do not belong together. Check both and try again.')}
            </Text>
          ) : (
            <Refusal error={refusal} />
          )}
          <Button type="submit" loading={sending}>
            {i18n._('Sign in')}
          </Button>
        </Stack>
      </form>
      {setup?.demo ? (
        <DemoEntrance loading={sending} enter={enter} {...setup.demo} />
      ) : null}
    </Entrance>
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
