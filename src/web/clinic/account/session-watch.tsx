import { useLingui } from '@lingui/react'
import { Button, Group, Modal, Text } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { useCallback, useEffect, useState } from 'react'
import { idleSeconds } from '../../api/activity.ts'
import { queries } from '../../api/queries.ts'
import { useSignOut } from '../../shell/use-sign-out.ts'

/** For how long the question stands before the session ends. */
const WARNING_S = 60
/** How often the server hears that somebody is at the screen who sends nothing, such as one who writes a long note. */
const TOLD_EVERY_S = 120

/**
 * Warns a minute before a session ends that nobody uses, and lets the person stay. Another window of the same browser may
 * have kept it alive: so the server is asked before anybody is warned.
 */
export function SessionWatch() {
  const { i18n } = useLingui()
  const client = useQueryClient()
  const router = useRouter()
  const leave = useSignOut()
  const { data: session, dataUpdatedAt, refetch } = useQuery(queries.session)
  const [left, setLeft] = useState<number | null>(null)

  const ask = useCallback(async (): Promise<void> => {
    const { data, isSuccess } = await refetch()
    if (!isSuccess || data !== null) return
    client.clear()
    client.setQueryData(queries.session.queryKey, null)
    await router.invalidate()
  }, [client, refetch, router])

  useEffect(() => {
    if (!session) return
    const end = dataUpdatedAt + session.secondsLeft * 1000
    const clock = setInterval(() => {
      const seconds = Math.ceil((end - Date.now()) / 1000)
      const sinceAsked = (Date.now() - dataUpdatedAt) / 1000
      const late = seconds <= WARNING_S && sinceAsked > WARNING_S / 2
      const busy = sinceAsked > TOLD_EVERY_S && idleSeconds() < sinceAsked
      if (seconds <= 0 || late || busy) void ask()
      setLeft(seconds > 0 && seconds <= WARNING_S ? seconds : null)
    }, 1000)
    return () => clearInterval(clock)
  }, [ask, dataUpdatedAt, session])

  return (
    <Modal
      opened={left !== null}
      onClose={() => void ask()}
      title={i18n._('Are you still there?')}
      closeButtonProps={{ 'aria-label': i18n._('Stay signed in') }}
      zIndex={500}
    >
      <Text role="timer">
        {i18n._('{left, plural, one {In # second} other {In # seconds}} you are signed out, because nobody has done anything here.', {
          left: left ?? 0,
        })}
      </Text>
      <Group mt="lg">
        <Button data-autofocus onClick={() => void ask()}>
          {i18n._('Stay signed in')}
        </Button>
        <Button variant="default" onClick={leave}>
          {i18n._('Sign out')}
        </Button>
      </Group>
    </Modal>
  )
}
