import { useLingui } from '@lingui/react'
import { Badge, Button, Group, Paper, Stack, Text } from '@mantine/core'
import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import type { Notice } from '../../../core/contract/access.ts'
import { call } from '../../api/call.ts'
import { queries } from '../../api/queries.ts'
import { TextLink } from '../../components/link-button.tsx'
import { Page } from '../../components/page.tsx'
import { tellFailure } from '../../components/toasts.tsx'
import { momentText } from '../account/moment.ts'
import classes from './access.module.css'

/** What the owner is told: whoever broke the glass, on which record, and why. */
export function NoticesPage() {
  const { i18n } = useLingui()
  const { data: notices } = useSuspenseQuery(queries.notices)
  return (
    <Page title={i18n._('Notices')}>
      {notices.length === 0 ? (
        <Text c="dimmed" maw={640} role="status">
          {i18n._('Nobody has broken the glass. When somebody opens a restricted record in an emergency, it stands here.')}
        </Text>
      ) : (
        <Stack component="ul" gap="sm" className={classes['list'] ?? ''}>
          {notices.map((notice) => (
            <OneNotice key={notice.id} notice={notice} />
          ))}
        </Stack>
      )}
    </Page>
  )
}

function OneNotice({ notice }: { notice: Notice }) {
  const { i18n } = useLingui()
  const client = useQueryClient()
  const read = (): void => {
    call('readNotice', { id: notice.id })
      .then(() => client.invalidateQueries({ queryKey: queries.notices.queryKey }))
      .catch((error: unknown) => tellFailure(i18n, error))
  }
  return (
    <Paper component="li" withBorder radius="md" p="md" className={notice.readAt === null ? (classes['unread'] ?? '') : ''}>
      <Group justify="space-between" align="flex-start">
        <div>
          <Group gap="xs">
            <Text fw={600}>{i18n._('{actor} broke the glass', { actor: notice.actor })}</Text>
            {notice.readAt === null ? (
              <Badge variant="light" tt="none">
                {i18n._('New')}
              </Badge>
            ) : null}
          </Group>
          <Text size="sm" c="dimmed">
            {i18n._('{when}, open until {until}', { when: momentText(i18n, notice.createdAt), until: momentText(i18n, notice.endsAt) })}
          </Text>
          <Text mt="xs">{i18n._('“{reason}”', { reason: notice.reason })}</Text>
          <TextLink to="/patients/$id" params={{ id: notice.patientId }} className="roomy">
            {i18n._('Record {number}', { number: notice.recordNumber })}
          </TextLink>
        </div>
        {notice.readAt === null ? (
          <Button variant="default" onClick={read}>
            {i18n._('Mark as read')}
          </Button>
        ) : null}
      </Group>
    </Paper>
  )
}
