import { useLingui } from '@lingui/react'
import { NativeSelect, Text } from '@mantine/core'
import { useSuspenseQuery } from '@tanstack/react-query'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import type { ViewId } from '../../../core/records/assessment.ts'
import { queries } from '../../api/queries.ts'
import { LinkButton } from '../../components/link-button.tsx'
import { Page } from '../../components/page.tsx'
import { PatientBanner } from '../../components/patient-banner.tsx'
import { Comparison } from './compare/Comparison.tsx'
import { sessionDate, sessionLabel } from './compare/session-date.tsx'

/** Two dates of one person, the same view: the pictures as one, and what changed. */
export function ComparePage() {
  const { i18n } = useLingui()
  const { id } = useParams({ from: '/clinic/patients/$id/compare' })
  const search = useSearch({ from: '/clinic/patients/$id/compare' })
  const navigate = useNavigate()
  const { data: patient } = useSuspenseQuery(queries.patient(id))
  const { data: assessments } = useSuspenseQuery(queries.assessments(id))
  const dated = assessments.filter(({ deletedAt }) => deletedAt === null).sort((a, b) => a.date.localeCompare(b.date))
  const chosen = [search.left, search.right].map((wanted) => dated.find((one) => one.id === wanted))
  const one = chosen[0] ?? dated[0]
  const other = chosen[1] ?? dated.findLast((candidate) => candidate !== one)

  if (!one || !other) {
    return (
      <Page title={i18n._('Compare')}>
        <PatientBanner patient={patient} />
        <Text my="md">{i18n._('Comparing takes two assessments. Add the next one when the patient comes again.')}</Text>
        <LinkButton to="/patients/$id/assessments/new" params={{ id }}>
          {i18n._('New assessment')}
        </LinkButton>
      </Page>
    )
  }
  const [before, after] = dated.indexOf(one) <= dated.indexOf(other) ? [one, other] : [other, one]
  const choose = (left: string, right: string, view: ViewId | undefined): void => {
    void navigate({
      to: '/patients/$id/compare',
      params: { id },
      search: { left, right, ...(view ? { view } : {}) },
      replace: true,
      resetScroll: false,
    })
  }
  const options = dated.map(({ id: value, date }) => ({ value, label: sessionLabel(sessionDate(i18n, date, patient.onset)) }))
  return (
    <Comparison
      patient={patient}
      beforeId={before.id}
      afterId={after.id}
      view={search.view}
      onView={(view) => choose(before.id, after.id, view)}
      dates={
        <>
          <NativeSelect
            label={i18n._('Earlier')}
            value={before.id}
            data={options.filter(({ value }) => value !== after.id)}
            onChange={({ currentTarget }) => choose(currentTarget.value, after.id, search.view)}
          />
          <NativeSelect
            label={i18n._('Later')}
            value={after.id}
            data={options.filter(({ value }) => value !== before.id)}
            onChange={({ currentTarget }) => choose(before.id, currentTarget.value, search.view)}
          />
        </>
      }
    />
  )
}
