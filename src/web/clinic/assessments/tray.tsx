import { useLingui } from '@lingui/react'
import { Button, CloseButton, Group, Menu, Paper, Text, Title } from '@mantine/core'
import { IconFile } from '@tabler/icons-react'
import { viewIdSchema } from '../../../core/records/assessment.ts'
import { mayWorkAgain } from '../../api/unusable-file.ts'
import { failureText } from '../../components/failure-text.ts'
import { viewLabel } from '../../components/view-label.ts'
import { carry } from './dragged.ts'
import { OnTheirWay } from './on-their-way.tsx'
import classes from './tray.module.css'
import type { Upload, Uploads } from './use-uploads.ts'

/** The files that are on their way, and those that wait for a decision. */
export function Tray({ uploads }: { uploads: Uploads }) {
  return (
    <>
      <OnTheirWay uploads={uploads} />
      <NeedYou uploads={uploads} />
    </>
  )
}

/** Files whose name suggests no view, and files that could not be sent: each waits here for a decision. */
function NeedYou({ uploads }: { uploads: Uploads }) {
  const { i18n } = useLingui()
  const stored = uploads.list.filter(({ phase }) => phase === 'stored').length
  const waiting = uploads.list.filter(({ phase }) => phase === 'tray' || phase === 'failed')
  if (waiting.length === 0) return null
  return (
    <Paper withBorder p="md" radius="lg" mb="md" className="no-print">
      <Title order={2} size="h3">
        {i18n._('Files that need you')}
      </Title>
      {stored > 0 ? (
        <Text size="sm">{i18n._('{count, plural, one {# other file is stored.} other {# other files are stored.}}', { count: stored })}</Text>
      ) : null}
      <Text size="sm" c="dimmed" mb="sm">
        {waiting.some(({ error }) => mayWorkAgain(error))
          ? i18n._('Drag each onto its view, or choose the view from its menu.')
          : i18n._('None of these can become a photo. Leave them out, and add others.')}
      </Text>
      <ul className={classes['list']}>
        {waiting.map((upload) => (
          <TrayFile key={upload.key} upload={upload} uploads={uploads} />
        ))}
      </ul>
    </Paper>
  )
}

function TrayFile({ upload, uploads }: { upload: Upload; uploads: Uploads }) {
  const { i18n } = useLingui()
  const { view, file, key, phase } = upload
  const failed = phase === 'failed'
  const usable = mayWorkAgain(upload.error)
  return (
    <li
      className={classes['file']}
      data-usable={usable || undefined}
      draggable={usable}
      onDragStart={(event) => carry(event.dataTransfer, { kind: 'upload', key })}
    >
      <Group gap="xs" wrap="nowrap" className={classes['name'] ?? ''}>
        <IconFile size={18} aria-hidden className={classes['icon'] ?? ''} />
        <div>
          <Text style={{ overflowWrap: 'anywhere' }}>{file.name}</Text>
          {failed ? (
            <Text size="sm" c="var(--mantine-color-error)" role="alert">
              {failureText(i18n, upload.error)}
            </Text>
          ) : null}
        </div>
      </Group>
      <Group gap="xs" wrap="nowrap">
        {failed && view && usable ? (
          <Button variant="default" size="xs" onClick={() => uploads.assign(key, view)}>
            {i18n._('Try again')}
          </Button>
        ) : null}
        {usable ? (
          <Menu position="bottom-end">
            <Menu.Target>
              <Button variant="default" size="xs" aria-label={i18n._('Choose the view of {file}', { file: file.name })}>
                {i18n._('Choose view')}
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              {viewIdSchema.options.map((option) => (
                <Menu.Item key={option} onClick={() => uploads.assign(key, option)}>
                  {viewLabel(i18n, option)}
                </Menu.Item>
              ))}
            </Menu.Dropdown>
          </Menu>
        ) : null}
        <CloseButton
          className={classes['out'] ?? ''}
          iconSize={18}
          aria-label={i18n._('Leave out {file}', { file: file.name })}
          onClick={() => uploads.discard(key)}
        />
      </Group>
    </li>
  )
}
