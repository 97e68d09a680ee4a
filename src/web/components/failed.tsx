import { useLingui } from '@lingui/react'
import { Alert, Button, Group, Text } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { Failure } from '../api/failure.ts'
import { failureText } from './failure-text.ts'

/** No second try finds what does not exist. */
const isGone = (error: unknown): boolean =>
  error instanceof Failure && (error.code === 'not-found' || (error.code === 'invalid' && error.field === 'id'))

/** In the place of what could not be loaded: the reason, and a way on. */
export function Failed({ error, again }: { error: unknown; again: () => void }) {
  const { i18n } = useLingui()
  return (
    <Alert icon={<IconAlertTriangle aria-hidden />} color="gray" title={i18n._('This could not be loaded')} role="alert">
      <Text size="md">{failureText(i18n, error)}</Text>
      {isGone(error) ? null : (
        <Group mt="sm">
          <Button onClick={again}>{i18n._('Try again')}</Button>
        </Group>
      )}
    </Alert>
  )
}
