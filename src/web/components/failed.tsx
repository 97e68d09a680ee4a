import { useLingui } from '@lingui/react'
import { Alert, Button, Group, Text } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { failureText } from './failure-text.ts'

/** In the place of what could not be loaded: the reason, and a way on. */
export function Failed({ error, again }: { error: unknown; again: () => void }) {
  const { i18n } = useLingui()
  return (
    <Alert icon={<IconAlertTriangle aria-hidden />} color="gray" title={i18n._('This could not be loaded')} role="alert">
      <Text size="md">{failureText(i18n, error)}</Text>
      <Group mt="sm">
        <Button onClick={again}>{i18n._('Try again')}</Button>
      </Group>
    </Alert>
  )
}
