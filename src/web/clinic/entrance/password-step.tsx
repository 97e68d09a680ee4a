import { useLingui } from '@lingui/react'
import { Anchor, Button, PasswordInput, Stack, Text, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useState } from 'react'
import { Failure } from '../../api/failure.ts'
import { Refusal } from '../../components/refusal.tsx'

/** Email and password; after too many wrong tries of anybody, a recovery code beside them comes in at once. */
export function PasswordStep(props: {
  sending: boolean
  refusal: unknown
  enter: (email: string, password: string, recoveryCode?: string) => void
}) {
  const { i18n } = useLingui()
  const [recovering, setRecovering] = useState(false)
  const form = useForm({
    initialValues: { email: '', password: '', recoveryCode: '' },
    validate: {
      email: (value) => (value.trim() === '' ? i18n._('Write your email address.') : null),
      password: (value) => (value === '' ? i18n._('Write your password.') : null),
    },
  })
  const code = props.refusal instanceof Failure ? props.refusal.code : null
  return (
    <form
      onSubmit={form.onSubmit(({ email, password, recoveryCode }) =>
        props.enter(email.trim(), password, recovering && recoveryCode.trim() !== '' ? recoveryCode.trim() : undefined),
      )}
      noValidate
    >
      <Stack>
        <TextInput label={i18n._('Email')} type="email" autoComplete="username webauthn" autoFocus {...form.getInputProps('email')} />
        <PasswordInput
          label={i18n._('Password')}
          autoComplete="current-password"
          visibilityToggleButtonProps={{ 'aria-label': i18n._('Show the password') }}
          {...form.getInputProps('password')}
        />
        {recovering ? (
          <TextInput
            label={i18n._('Recovery code')}
            description={i18n._('One of the ten you printed. Each works once.')}
            autoComplete="off"
            {...form.getInputProps('recoveryCode')}
          />
        ) : null}
        {code === 'signed-out' ? (
          <Text role="alert" c="var(--mantine-color-error)">
            {i18n._('This email and this password do not belong together. Check both and try again.')}
          </Text>
        ) : code === 'too-many' ? (
          <Text role="alert" c="var(--mantine-color-error)">
            {i18n._('Too many wrong tries. Wait up to a quarter of an hour, or come in with a passkey or a recovery code.')}
          </Text>
        ) : (
          <Refusal error={props.refusal} />
        )}
        <Button type="submit" loading={props.sending}>
          {i18n._('Sign in')}
        </Button>
        {code === 'too-many' && !recovering ? (
          <Anchor component="button" type="button" ta="left" className="roomy" onClick={() => setRecovering(true)}>
            {i18n._('Use a recovery code')}
          </Anchor>
        ) : null}
      </Stack>
    </form>
  )
}
