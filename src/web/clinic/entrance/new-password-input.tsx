import { useLingui } from '@lingui/react'
import { PasswordInput, type PasswordInputProps } from '@mantine/core'
import { PASSWORD_MIN } from '../../../core/contract/accounts.ts'

/** Where a password is chosen: what is asked of it, and nothing that is not. */
export function NewPasswordInput(props: PasswordInputProps) {
  const { i18n } = useLingui()
  return (
    <PasswordInput
      label={i18n._('Password')}
      description={i18n._('At least {min} characters. Several words in a row are easy to remember; no digits or symbols are demanded.', {
        min: PASSWORD_MIN,
      })}
      autoComplete="new-password"
      required
      visibilityToggleButtonProps={{ 'aria-label': i18n._('Show the password') }}
      {...props}
    />
  )
}
