import { useLingui } from '@lingui/react'
import { Button, Group, Stack, Text } from '@mantine/core'
import { useForm } from '@mantine/form'
import { notifications } from '@mantine/notifications'
import { PASSWORD_MIN, passwordSchema, type Account } from '../../../core/contract/accounts.ts'
import { call } from '../../api/call.ts'
import { Refusal } from '../../components/refusal.tsx'
import { NewPasswordInput } from '../entrance/new-password-input.tsx'
import { Section } from './section.tsx'
import { useAccountChange } from './use-account-change.ts'

/** A new password. The server asks for the old one, or another proof, before it takes it. */
export function PasswordSection({ account }: { account: Account }) {
  const { i18n } = useLingui()
  const { sending, refusal, change } = useAccountChange()
  const form = useForm({
    initialValues: { password: '' },
    validate: {
      password: (value) => (passwordSchema.safeParse(value).success ? null : i18n._('At least {min} characters.', { min: PASSWORD_MIN })),
    },
  })
  const save = form.onSubmit(({ password }) =>
    change(async () => {
      const after = await call('changePassword', { body: { password } })
      form.reset()
      notifications.show({ message: i18n._('The new password counts from now on. Everywhere else you are signed out.') })
      return after
    }),
  )
  return (
    <Section title={i18n._('Password')}>
      {account.singleSignOn === null ? null : (
        <Text mb="md">{i18n._('You also come in by {hospital}.', { hospital: account.singleSignOn })}</Text>
      )}
      <form onSubmit={save} noValidate>
        <Stack maw="28rem">
          <NewPasswordInput
            label={account.hasPassword ? i18n._('New password') : i18n._('Password')}
            required={false}
            {...form.getInputProps('password')}
          />
          <Refusal error={refusal} />
          <Group>
            <Button type="submit" variant="default" loading={sending}>
              {i18n._('Save the password')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Section>
  )
}
