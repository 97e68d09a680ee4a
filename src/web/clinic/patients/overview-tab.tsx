import { useLingui } from '@lingui/react'
import { Group, Stack, Text, Title } from '@mantine/core'
import { IconColumns2, IconPlus } from '@tabler/icons-react'
import { useSuspenseQueries, useSuspenseQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import type { ViewId } from '../../../core/records/assessment.ts'
import { queries } from '../../api/queries.ts'
import { AutomaticNote } from '../../components/automatic-note.tsx'
import { longDate, sinceOnset } from '../../components/calendar.ts'
import { LinkButton, TextLink } from '../../components/link-button.tsx'
import { useMay } from '../../components/use-may.ts'
import { FaceOnDate } from './face-on-date.tsx'
import classes from './overview-tab.module.css'

const SHOWN: readonly ViewId[] = ['rest', 'smile_open']

/** What one sees first of a person. */
export function OverviewTab() {
  const { i18n } = useLingui()
  const may = useMay()
  if (may('assessments')) return <FirstAndLast startNew={may('createAssessment')} />
  return <Text c="dimmed">{i18n._('Photos and measures are open to those who treat this person.')}</Text>
}

/** The first session beside the last, at rest and smiling. */
function FirstAndLast({ startNew }: { startNew: boolean }) {
  const { i18n } = useLingui()
  const { id } = useParams({ from: '/clinic/patients/$id' })
  const { data: patient } = useSuspenseQuery(queries.patient(id))
  const { data: assessments } = useSuspenseQuery(queries.assessments(id))
  const dated = assessments
    .filter(({ deletedAt, photos }) => deletedAt === null && photos > 0)
    .toSorted((a, b) => a.date.localeCompare(b.date))
  const first = dated[0]
  const last = dated.at(-1)
  const ends = first && last ? (first.id === last.id ? [first.id] : [first.id, last.id]) : []
  const sessions = useSuspenseQueries({ queries: ends.map((one) => queries.assessment(one)) }).map(({ data }) => data)
  return (
    <Stack>
      <Group className="no-print">
        {patient.deletedAt === null && startNew ? (
          <LinkButton leftSection={<IconPlus size={18} aria-hidden />} to="/patients/$id/assessments/new" params={{ id }}>
            {i18n._('New assessment')}
          </LinkButton>
        ) : null}
        {first && last && first !== last ? (
          <LinkButton
            variant="default"
            leftSection={<IconColumns2 size={16} aria-hidden />}
            to="/patients/$id/compare"
            params={{ id }}
            search={{ left: first.id, right: last.id }}
          >
            {i18n._('Compare first and last')}
          </LinkButton>
        ) : null}
      </Group>
      {sessions.length === 0 ? (
        <Text c="dimmed" py="lg">
          {patient.deletedAt === null
            ? i18n._('No photos yet. Start an assessment, then drop in the photos of the standard views.')
            : i18n._('This deleted patient has no photos.')}
        </Text>
      ) : (
        <>
          <div className={classes['ends']}>
            {sessions.map((session, index) => (
              <section key={session.id}>
                <Title order={2}>
                  {sessions.length === 1
                    ? i18n._('The only assessment')
                    : index === 0
                      ? i18n._('First assessment')
                      : i18n._('Last assessment')}
                </Title>
                <Text size="sm" mb="xs">
                  <TextLink to="/assessments/$id" params={{ id: session.id }} underline="always" className="roomy">
                    {longDate(i18n, session.date)}
                  </TextLink>
                  {patient.onset ? ` · ${sinceOnset(i18n, patient.onset, session.date)}` : ''}
                </Text>
                <div className={classes['pair']}>
                  {SHOWN.map((view) => (
                    <FaceOnDate key={view} assessment={session} view={view} />
                  ))}
                </div>
              </section>
            ))}
          </div>
          <AutomaticNote />
        </>
      )}
    </Stack>
  )
}
