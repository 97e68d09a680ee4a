import { useLingui } from '@lingui/react'
import { Button, Center, Loader, Stack, Text, Title } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Failed } from '../../components/failed.tsx'
import { Page } from '../../components/page.tsx'
import classes from './audit.module.css'
import { AuditFilters, type FilterFields, toFilter } from './audit-filters.tsx'
import { AuditRow } from './audit-row.tsx'
import { ExportMenu } from './export-menu.tsx'
import { auditQueries, NO_FILTER } from './use-audit.ts'
import { Verification } from './verification.tsx'

/** Long enough that a name is asked for once, not letter by letter: each question is written down. */
const TYPING_MS = 600

/** Who saw or changed what, for the owner of the center; newest first. */
export function AuditPage() {
  const { i18n } = useLingui()
  const [fields, setFields] = useState<FilterFields>({ ...NO_FILTER, fromDay: '', toDay: '' })
  const [settled] = useDebouncedValue(fields, TYPING_MS)
  const filter = toFilter(settled)
  const entries = useInfiniteQuery({ ...auditQueries.entries(filter), placeholderData: keepPreviousData })
  const found = entries.data?.pages.flat() ?? []
  const now = entries.dataUpdatedAt
  return (
    <Page title={i18n._('Audit')} actions={<ExportMenu filter={filter} />}>
      <Text c="dimmed" mb="md" maw="72ch">
        {i18n._('Every time somebody looked at or changed what is known about a patient, and every time they were refused.')}
      </Text>
      <Verification />
      <AuditFilters fields={fields} change={(part) => setFields((before) => ({ ...before, ...part }))} />
      <Title order={2} className="sr-only">
        {i18n._('Entries')}
      </Title>
      {entries.isError ? <Failed error={entries.error} again={() => void entries.refetch()} /> : null}
      {entries.isPending ? (
        <Center py="xl">
          <Loader aria-label={i18n._('Loading')} />
        </Center>
      ) : null}
      {entries.isSuccess && found.length === 0 ? (
        <Text py="xl" ta="center" c="dimmed" role="status">
          {i18n._('No entry matches. Widen the time, or leave out a filter.')}
        </Text>
      ) : null}
      <ul className={classes['list']} aria-busy={entries.isPlaceholderData}>
        {found.map((entry) => (
          <AuditRow key={entry.seq} entry={entry} now={now} />
        ))}
      </ul>
      {entries.hasNextPage ? (
        <Stack align="center" mt="md">
          <Button variant="default" loading={entries.isFetchingNextPage} onClick={() => void entries.fetchNextPage()}>
            {i18n._('Earlier entries')}
          </Button>
        </Stack>
      ) : null}
    </Page>
  )
}
