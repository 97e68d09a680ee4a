import { useLingui } from '@lingui/react'
import { Center, Group, Loader, NativeSelect, Text, Title } from '@mantine/core'
import { useSuspenseQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { viewIdSchema, type ViewId } from '../../core/records/assessment.ts'
import { queries } from '../api/queries.ts'
import { keyMeasuresOf } from '../clinic/assessments/key-measure.ts'
import { inOrder } from '../clinic/viewer/table/catalogue.ts'
import { AutomaticNote } from '../components/automatic-note.tsx'
import { LinkButton } from '../components/link-button.tsx'
import { measureMeaning } from '../components/measure-meaning.ts'
import { measureName } from '../components/measure-name.ts'
import { viewLabel } from '../components/view-label.ts'
import { TrendTable } from './TrendTable.tsx'
import { linesOf, measuresIn, tellingMeasure, tellingView, trendDates, viewsIn } from './trend-series.ts'

/** The chart's library is large, and the table stands without it. */
const TrendChart = lazy(async () => ({ default: (await import('./TrendChart.tsx')).TrendChart }))

/** How a measure of a person developed over the assessments: as a chart, and as the same numbers in a table. */
export function TrendsPanel({ patientId }: { patientId: string }) {
  const { i18n } = useLingui()
  const { data: patient } = useSuspenseQuery(queries.patient(patientId))
  const { data: points } = useSuspenseQuery(queries.trends(patientId))
  const [wantedView, setView] = useState<ViewId | null>(null)
  const [wantedMeasure, setMeasure] = useState<string | null>(null)

  const views = viewsIn(points)
  const view = views.find((candidate) => candidate === wantedView) ?? tellingView(views)
  const measures = view ? measuresIn(points, view, inOrder) : []
  const measure = measures.find((candidate) => candidate === wantedMeasure) ?? (view && tellingMeasure(measures, keyMeasuresOf(view)))
  if (!view || !measure) {
    return (
      <>
        <Text mb="md">
          {i18n._('There is no trend yet. Add an assessment with photos; each one that is measured becomes a point here.')}
        </Text>
        <LinkButton to="/patients/$id/assessments/new" params={{ id: patientId }}>
          {i18n._('New assessment')}
        </LinkButton>
      </>
    )
  }
  const dates = trendDates(points, view, measure)
  const title = `${measureName(i18n, measure)} · ${viewLabel(i18n, view)}`
  return (
    <>
      <Group align="end" mb="md" className="no-print">
        <NativeSelect
          label={i18n._('View')}
          value={view}
          data={views.map((value) => ({ value, label: viewLabel(i18n, value) }))}
          onChange={({ currentTarget }) => setView(viewIdSchema.parse(currentTarget.value))}
        />
        <NativeSelect
          label={i18n._('Measure')}
          value={measure}
          data={measures.map((value) => ({ value, label: measureName(i18n, value) }))}
          onChange={({ currentTarget }) => setMeasure(currentTarget.value)}
        />
      </Group>
      <Title order={2} size="h3">
        {title}
      </Title>
      <Text size="sm" c="dimmed" mb="xs" maw="72ch">
        {measureMeaning(i18n, measure)}
      </Text>
      <Suspense
        fallback={
          <Center h={350}>
            <Loader role="status" aria-label={i18n._('Loading the chart')} />
          </Center>
        }
      >
        <TrendChart title={title} measure={measure} view={view} dates={dates} onset={patient.onset} />
      </Suspense>
      {dates.filter((date) => linesOf([date]).length > 0).length === 1 ? (
        <Text my="sm">{i18n._('One date is a point, not a trend. The line begins with the next assessment.')}</Text>
      ) : null}
      <TrendTable title={title} measure={measure} view={view} dates={dates} onset={patient.onset} />
      <AutomaticNote />
    </>
  )
}
