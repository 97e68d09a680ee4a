import { useLingui } from '@lingui/react'
import { Alert, Button, Loader, Stack, Text, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { PASSWORD_MIN, passwordSchema, type Link } from '../../../core/contract/accounts.ts'
import { Failure } from '../../api/failure.ts'
import { queries } from '../../api/queries.ts'
import { lookAtLink, takeLink } from '../../api/session.ts'
import { failureText } from '../../components/failure-text.ts'
import { LinkButton } from '../../components/link-button.tsx'
import { Refusal } from '../../components/refusal.tsx'
import { useSending } from '../../components/use-sending.ts'
import { Entrance } from './entrance.tsx'
import { NewPasswordInput } from './new-password-input.tsx'
import { SecondStep } from './second-step.tsx'
import type { Waiting } from './waiting-sign-in.ts'

/** Where a link of the owner leads: a new account with name and password, or a new password. */
export function JoinPage() {
  const { i18n } = useLingui()
  // After #, which browsers send to no server: the token stands in no log.
  const [token] = useState(() => window.location.hash.slice(1))
  const { data: link, error } = useQuery({ queryKey: ['link'], queryFn: () => lookAtLink(token), retry: false, gcTime: 0 })
  if (error !== null) {
    const over = error instanceof Failure && ['not-found', 'invalid'].includes(error.code)
    return (
      <Entrance title={i18n._('This link leads nowhere')}>
        <Alert color="gray" icon={<IconAlertTriangle aria-hidden />} role="alert">
          {over
            ? i18n._('It was used or taken back, or is older than seven days. Ask the owner of the center for a new one.')
            : failureText(i18n, error)}
        </Alert>
        <LinkButton to="/sign-in" mt="md" variant="default">
          {i18n._('Sign in')}
        </LinkButton>
      </Entrance>
    )
  }
  if (link === undefined) {
    return (
      <Entrance title={i18n._('Welcome')}>
        <Loader role="status" aria-label={i18n._('Loading')} />
      </Entrance>
    )
  }
  return <Accept token={token} link={link} />
}

function Accept({ token, link }: { token: string; link: Link }) {
  const { i18n } = useLingui()
  const client = useQueryClient()
  const router = useRouter()
  const { sending, refusal, send } = useSending()
  const [waiting, setWaiting] = useState<Waiting | null>(null)
  const invited = link.kind === 'invitation'
  const form = useForm({
    initialValues: { name: link.name, password: '' },
    validate: {
      name: (value) => (value.trim() === '' ? i18n._('Write your name.') : null),
      password: (value) => (passwordSchema.safeParse(value).success ? null : i18n._('At least {min} characters.', { min: PASSWORD_MIN })),
    },
  })
  const done = async (): Promise<void> => {
    client.removeQueries({ queryKey: queries.session.queryKey })
    await router.navigate({ to: '/patients' })
  }
  const take = form.onSubmit(({ name, password }) =>
    send(async () => {
      const answer = await takeLink(token, name, password).catch((error: unknown) => {
        if (error instanceof Failure && error.field === 'password') form.setFieldError('password', failureText(i18n, error))
        throw error
      })
      if (answer.next === 'done') await done()
      else setWaiting(answer)
    }),
  )
  if (waiting) {
    return (
      <Entrance title={i18n._('Second step')}>
        <SecondStep waiting={waiting} done={done} again={() => void router.navigate({ to: '/sign-in' })} />
      </Entrance>
    )
  }
  const title = invited ? i18n._('Join {center}', { center: link.centerName }) : i18n._('Choose a new password')
  return (
    <Entrance title={title}>
      <Text mb="lg" c="dimmed">
        {invited
          ? i18n._('You were invited. Choose how you sign in; then you protect your account.')
          : i18n._('The old password no longer works, and whoever was signed in with it is out.')}
      </Text>
      <form onSubmit={take} noValidate>
        <Stack>
          <TextInput label={i18n._('Email')} type="email" autoComplete="username" readOnly value={link.email} />
          {invited ? <TextInput label={i18n._('Your name')} autoComplete="name" required {...form.getInputProps('name')} /> : null}
          <NewPasswordInput {...form.getInputProps('password')} />
          <Refusal error={refusal} />
          <Button type="submit" loading={sending}>
            {invited ? i18n._('Create the account') : i18n._('Save the password')}
          </Button>
        </Stack>
      </form>
    </Entrance>
  )
}
