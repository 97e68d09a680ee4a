import { useLingui } from '@lingui/react'
import { Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { useAutomaticMeasurement } from './use-automatic-measurement.ts'

/** Once on every page with numbers: what ± and the sides mean, and what the numbers are not. */
export function AutomaticNote({ children }: { children?: ReactNode }) {
  const { i18n } = useLingui()
  const on = useAutomaticMeasurement()
  return (
    <Text component="footer" size="sm" c="dimmed" mt="lg" maw="72ch">
      {i18n._('± is one standard deviation: the true value lies within it about two times out of three.')}{' '}
      {i18n._('Right (R) and left (L) are the patient’s own sides.')}{' '}
      {i18n._('Values are automatic, for review by a clinician, and not from a cleared medical device.')}
      {on ? null : <> {i18n._('They were measured before automatic measurement was turned off in this center.')}</>}
      {children}
    </Text>
  )
}
