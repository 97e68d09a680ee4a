import { useLingui } from '@lingui/react'
import { Button, Stack, Text, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { PASSWORD_MIN } from '../../../core/contract/accounts.ts'
import { setupSchema } from '../../../core/contract/setup.ts'
import { call } from '../../api/call.ts'
import { Failure } from '../../api/failure.ts'
import { queries } from '../../api/queries.ts'
import { signIn } from '../../api/session.ts'
import { failureText } from '../../components/failure-text.ts'
import { Entrance } from './entrance.tsx'
import { NewPasswordInput } from './new-password-input.tsx'
import { Refusal } from '../../components/refusal.tsx'
import { useSending } from '../../components/use-sending.ts'

/** The first screen of a new center: its name and its owner's account. */
export function FirstRunPage() {
  const { i18n } = useLingui()
  const client = useQueryClient()
  const navigate = useNavigate()
  const { sending, refusal, send } = useSending()
  const shape = setupSchema.shape
  const form = useForm({
    initialValues: { centerName: '', name: '', email: '', password: '' },
    validate: {
      centerName: (value) => (shape.centerName.safeParse(value).success ? null : i18n._('Write the name of the center.')),
      name: (value) => (shape.name.safeParse(value).success ? null : i18n._('Write your name.')),
      email: (value) => (shape.email.safeParse(value).success ? null : i18n._('Write an email address, like name@example.org.')),
      password: (value) =>
        shape.password.safeParse(value).success ? null : i18n._('At least {min} characters.', { min: PASSWORD_MIN }),
    },
  })
  const create = form.onSubmit((values) =>
    send(async () => {
      try {
        await call('setup', { body: values })
      } catch (error) {
        const field = error instanceof Failure ? error.field : undefined
        if (field !== undefined && field in values) form.setFieldError(field, failureText(i18n, error))
        throw error
      }
      await signIn(values.email, values.password)
      client.removeQueries({ queryKey: queries.setup.queryKey })
      client.removeQueries({ queryKey: queries.session.queryKey })
      await navigate({ to: '/patients' })
    }),
  )
  return (
    <Entrance title={i18n._('Set up your center')}>
      <Text mb="lg" c="dimmed">
        {i18n._('This happens once. You become the owner; everything stays on this server.')}
      </Text>
      <form onSubmit={create} noValidate>
        <Stack>
          <TextInput label={i18n._('Name of the center')} required data-autofocus autoFocus {...form.getInputProps('centerName')} />
          <TextInput label={i18n._('Your name')} autoComplete="name" required {...form.getInputProps('name')} />
          <TextInput label={i18n._('Email')} type="email" autoComplete="username" required {...form.getInputProps('email')} />
          <NewPasswordInput {...form.getInputProps('password')} />
          <Refusal error={refusal} />
          <Button type="submit" loading={sending}>
            {i18n._('Create the center')}
          </Button>
        </Stack>
      </form>
    </Entrance>
  )
}
