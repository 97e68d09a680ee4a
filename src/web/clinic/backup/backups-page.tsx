import { useLingui } from '@lingui/react'
import { Button, Code, Progress, Stack, Text, Title } from '@mantine/core'
import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import type { BackupRun, Backups } from '../../../core/contract/backup.ts'
import { call } from '../../api/call.ts'
import { queries } from '../../api/queries.ts'
import { Page } from '../../components/page.tsx'
import { Refusal } from '../../components/refusal.tsx'
import { useSending } from '../../components/use-sending.ts'
import { BackupRow } from './backup-row.tsx'
import { BackupWarnings } from './backup-warnings.tsx'
import { progressText } from './backup-words.ts'
import classes from './backups.module.css'

/** The backups of the installation, for its owner. */
export function BackupsPage() {
  const { i18n } = useLingui()
  const client = useQueryClient()
  const { data: backups } = useSuspenseQuery(queries.backups)
  const { sending, refusal, send } = useSending()
  const current = backups.runs.find(({ finishedAt }) => finishedAt === null)
  const ended = backups.runs.filter(({ finishedAt }) => finishedAt !== null)
  const begin = async (): Promise<void> => {
    await call('startBackup')
    await client.invalidateQueries({ queryKey: queries.backups.queryKey })
  }
  const start = (
    <Button loading={sending} disabled={current !== undefined} onClick={() => send(begin)}>
      {i18n._('Back up now')}
    </Button>
  )
  return (
    <Page title={i18n._('Backups')} actions={start}>
      <Stack gap="xl">
        <Stack gap="sm" maw="72ch">
          <Refusal error={refusal} />
          {current === undefined ? null : <UnderWay run={current} />}
          <BackupWarnings backups={backups} />
        </Stack>
        <section aria-labelledby="kept-backups">
          <Title order={2} id="kept-backups" mb="xs">
            {i18n._('Kept backups')}
          </Title>
          {ended.length === 0 ? (
            <Text c="dimmed">{i18n._('None yet. The list fills by itself.')}</Text>
          ) : (
            <ul className={classes['list']}>
              {ended.map((run) => (
                <BackupRow key={run.id} run={run} />
              ))}
            </ul>
          )}
        </section>
        <Facts backups={backups} />
        <section aria-labelledby="restore">
          <Stack gap="xs" maw="72ch">
            <Title order={2} id="restore">
              {i18n._('When something was lost')}
            </Title>
            <Text>
              {i18n._('A backup is restored at the server, into an empty installation, by whoever runs it. The backup key is needed: keep a copy of it away from this machine.')}
            </Text>
            <Code className={classes['command'] ?? ''} tabIndex={0} aria-label={i18n._('The command that restores')}>
              {`facialis restore ${backups.folder} --key backup.key`}
            </Code>
            <Text>{i18n._('The drill is described step by step in {page}. Do it once before you need it.', { page: 'docs/operator/backup-drill.md' })}</Text>
          </Stack>
        </section>
      </Stack>
    </Page>
  )
}

function UnderWay({ run }: { run: BackupRun }) {
  const { i18n } = useLingui()
  const { done, total } = run.progress ?? { done: 0, total: 0 }
  return (
    <Stack gap={4}>
      <Text>{i18n._('A backup is under way. You can leave this page.')}</Text>
      <Progress value={total === 0 ? 0 : (100 * done) / total} aria-label={i18n._('The backup under way')} />
      <Text size="sm" c="dimmed" className={classes['number'] ?? ''}>
        {progressText(i18n, run)}
      </Text>
    </Stack>
  )
}

function Facts({ backups: { folder, dailyAt, keep } }: { backups: Backups }) {
  const { i18n } = useLingui()
  return (
    <section aria-labelledby="backup-facts">
      <Title order={2} id="backup-facts" mb="xs">
        {i18n._('How backups are made')}
      </Title>
      <dl className={classes['facts']}>
        <dt>{i18n._('When')}</dt>
        <dd>{dailyAt === null ? i18n._('Only when somebody starts one') : i18n._('Every day at {time}, by the clock of the server', { time: dailyAt })}</dd>
        <dt>{i18n._('Where')}</dt>
        <dd>{folder}</dd>
        <dt>{i18n._('Kept')}</dt>
        <dd>
          {i18n._('the newest of each of {daily} days, {weekly} weeks and {monthly} months', keep)}
        </dd>
        <dt>{i18n._('What')}</dt>
        <dd>{i18n._('every record and every photo, encrypted, of all centers of this installation')}</dd>
      </dl>
    </section>
  )
}
