import type { I18n } from '@lingui/core'
import { useLingui } from '@lingui/react'
import { ActionIcon, CloseButton, Group, Paper, Progress, Text, Title } from '@mantine/core'
import { IconCheck, IconPlayerPause, IconPlayerPlay, IconWifiOff } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import classes from './on-their-way.module.css'
import { isUnderWay, type Upload, type Uploads } from './use-uploads.ts'

/** A photo that is stored within this time needs no line of its own. */
const SLOW_MS = 1000

/** Every file that is on its way, how far it is, and the means to pause it and to go on; beside them those stored meanwhile. */
export function OnTheirWay({ uploads }: { uploads: Uploads }) {
  const { i18n } = useLingui()
  const files = uploads.list.filter((upload) => isUnderWay(upload) || upload.phase === 'stored')
  const active = files.some(isUnderWay)
  const slow = useSlow(active)
  const waits = files.some(({ phase }) => phase === 'paused' || phase === 'interrupted')
  if (!active || (!slow && !waits)) return null
  return (
    <Paper withBorder p="md" radius="lg" mb="md" className="no-print">
      <Title order={2} size="h3">
        {i18n._('Files on their way')}
      </Title>
      <ul className={classes['list']}>
        {files.map((upload) => (
          <FileLine key={upload.key} upload={upload} uploads={uploads} />
        ))}
      </ul>
    </Paper>
  )
}

/** Whether something has been going on for a while. */
function useSlow(active: boolean): boolean {
  const [slow, setSlow] = useState(false)
  useEffect(() => {
    if (!active) return
    const timer = setTimeout(() => setSlow(true), SLOW_MS)
    return () => {
      clearTimeout(timer)
      setSlow(false)
    }
  }, [active])
  return slow
}

function FileLine({ upload, uploads }: { upload: Upload; uploads: Uploads }) {
  const { i18n } = useLingui()
  const { key, file, phase, progress } = upload
  const paused = phase === 'paused'
  return (
    <li className={classes['file']}>
      <div className={classes['name']}>
        <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
          {file.name}
        </Text>
        <Group gap={4} wrap="nowrap" align="flex-start">
          {phase === 'stored' ? <IconCheck size={14} className={classes['icon'] ?? ''} aria-hidden /> : null}
          {phase === 'interrupted' ? <IconWifiOff size={14} className={classes['icon'] ?? ''} aria-hidden /> : null}
          <Text size="sm" c="dimmed">
            {howFar(i18n, upload)}
          </Text>
        </Group>
      </div>
      {phase === 'stored' ? null : (
        <>
          <Progress
            className={classes['bar'] ?? ''}
            value={progress * 100}
            aria-label={i18n._('How much of {file} has arrived', { file: file.name })}
          />
          <Group gap="xs" wrap="nowrap">
            <ActionIcon
              variant="default"
              size="md"
              aria-label={paused ? i18n._('Continue {file}', { file: file.name }) : i18n._('Pause {file}', { file: file.name })}
              onClick={() => (paused ? uploads.proceed(key) : uploads.pause(key))}
            >
              {paused ? <IconPlayerPlay size={16} aria-hidden /> : <IconPlayerPause size={16} aria-hidden />}
            </ActionIcon>
            <CloseButton
              iconSize={18}
              aria-label={i18n._('Leave out {file}', { file: file.name })}
              onClick={() => uploads.discard(key)}
            />
          </Group>
        </>
      )}
    </li>
  )
}

function howFar(i18n: I18n, { phase, progress }: Upload): string {
  switch (phase) {
    case 'queued':
      return i18n._('Waits for its turn')
    case 'paused':
      return i18n._('Paused')
    case 'interrupted':
      return i18n._('The connection is gone. It goes on by itself when it is back.')
    case 'stored':
      return i18n._('Stored')
    default:
      return i18n._('{percent} sent', { percent: i18n.number(progress, { style: 'percent' }) })
  }
}
