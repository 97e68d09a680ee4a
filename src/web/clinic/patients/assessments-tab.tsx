import { useLingui } from '@lingui/react'
import { Button, Checkbox, Group, SegmentedControl, Stack, Text } from '@mantine/core'
import { IconColumns2, IconPlus } from '@tabler/icons-react'
import { useSuspenseQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import type { AssessmentSummary } from '../../../core/records/assessment.ts'
import { queries } from '../../api/queries.ts'
import { longDate, sinceOnset } from '../../components/calendar.ts'
import { LinkButton, TextLink } from '../../components/link-button.tsx'
import { tellFailure } from '../../components/toasts.tsx'
import { useMay } from '../../components/use-may.ts'
import { useAssessmentDeletion } from '../assessments/use-assessment-deletion.ts'
import classes from './assessments-tab.module.css'

/** The sessions of a person, newest first; two of them ticked can be compared. */
export function AssessmentsTab() {
  const { i18n } = useLingui()
  const { id } = useParams({ from: '/clinic/patients/$id' })
  const { data: patient } = useSuspenseQuery(queries.patient(id))
  const { data: assessments } = useSuspenseQuery(queries.assessments(id))
  const [deleted, setDeleted] = useState(false)
  const [ticked, setTicked] = useState<readonly string[]>([])
  const { restore } = useAssessmentDeletion(id)
  const may = useMay()
  const listed = assessments
    .filter((assessment) => (assessment.deletedAt !== null) === deleted)
    .toSorted((a, b) => b.date.localeCompare(a.date) || b.createdAt.localeCompare(a.createdAt))
  // The list is newest first: the later one stands right.
  const [right, left] = listed.filter((assessment) => ticked.includes(assessment.id))
  const tick = (one: string, on: boolean): void =>
    setTicked((before) => (on ? [...before.slice(-1), one] : before.filter((other) => other !== one)))
  return (
    <Stack>
      <Group justify="space-between" className="no-print">
        <Group>
          {patient.deletedAt === null && may('createAssessment') ? (
            <LinkButton leftSection={<IconPlus size={18} aria-hidden />} to="/patients/$id/assessments/new" params={{ id }}>
              {i18n._('New assessment')}
            </LinkButton>
          ) : null}
          {left && right ? (
            <LinkButton
              variant="default"
              leftSection={<IconColumns2 size={16} aria-hidden />}
              to="/patients/$id/compare"
              params={{ id }}
              search={{ left: left.id, right: right.id }}
            >
              {i18n._('Compare the two')}
            </LinkButton>
          ) : null}
        </Group>
        <SegmentedControl
          aria-label={i18n._('Which assessments')}
          value={deleted ? 'deleted' : 'current'}
          onChange={(value) => setDeleted(value === 'deleted')}
          data={[
            { value: 'current', label: i18n._('Current') },
            { value: 'deleted', label: i18n._('Deleted') },
          ]}
        />
      </Group>
      {listed.length === 0 ? (
        <Text c="dimmed" py="lg">
          {deleted
            ? i18n._('No assessment is deleted. Deleted ones wait here and can be brought back.')
            : patient.deletedAt !== null
              ? i18n._('This deleted patient has no assessments.')
              : i18n._('No assessment yet. Start one, then drop in the photos of the standard views.')}
        </Text>
      ) : (
        <>
          {!deleted && listed.length > 1 ? (
            <Text size="sm" c="dimmed" className="no-print">
              {i18n._('Tick two to compare them.')}
            </Text>
          ) : null}
          <ul className={classes['list']}>
            {listed.map((assessment) => (
              <li key={assessment.id} className={classes['row']}>
                {deleted ? null : (
                  <Checkbox
                    className="no-print"
                    aria-label={i18n._('Compare {date}', { date: longDate(i18n, assessment.date) })}
                    checked={ticked.includes(assessment.id)}
                    onChange={(event) => tick(assessment.id, event.currentTarget.checked)}
                  />
                )}
                <AssessmentFacts assessment={assessment} onset={patient.onset} />
                {deleted ? (
                  <Button
                    variant="light"
                    onClick={() => restore(assessment.id).catch((error: unknown) => tellFailure(i18n, error))}
                  >
                    {i18n._('Restore')}
                  </Button>
                ) : null}
              </li>
            ))}
          </ul>
        </>
      )}
    </Stack>
  )
}

function AssessmentFacts({ assessment, onset }: { assessment: AssessmentSummary; onset: string | null }) {
  const { i18n } = useLingui()
  const { id, photos, waiting, refused, note } = assessment
  const counts = [
    i18n._('{count, plural, =0 {no photos} one {# photo} other {# photos}}', { count: photos }),
    waiting > 0 ? i18n._('{count} waiting', { count: waiting }) : '',
    refused > 0 ? i18n._('{count} refused', { count: refused }) : '',
  ]
  return (
    <div className={classes['facts']}>
      <TextLink to="/assessments/$id" params={{ id }} fw={600} className="roomy">
        {longDate(i18n, assessment.date)}
      </TextLink>
      <Text size="sm" c="dimmed">
        {[onset ? sinceOnset(i18n, onset, assessment.date) : '', ...counts].filter(Boolean).join(' · ')}
      </Text>
      {note ? (
        <Text size="sm" lineClamp={2}>
          {note}
        </Text>
      ) : null}
    </div>
  )
}
