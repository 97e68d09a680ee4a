import { useLingui } from '@lingui/react'
import { Text } from '@mantine/core'
import { failureText } from './failure-text.ts'

/** Why a form was not accepted, read out as soon as it stands there. */
export function Refusal({ error }: { error: unknown }) {
  const { i18n } = useLingui()
  return (
    <div role="alert">
      {error === null || error === undefined ? null : <Text c="var(--mantine-color-error)">{failureText(i18n, error)}</Text>}
    </div>
  )
}
