import { useLingui } from '@lingui/react'
import { Group, Loader, Text } from '@mantine/core'
import type { Assessment, Photo } from '../../../../core/records/assessment.ts'
import { excursionRows, photoRows } from '../table/measure-rows.ts'
import { MeasureTable } from '../table/MeasureTable.tsx'
import { PhotoConsent } from './PhotoConsent.tsx'
import { PhotoFacts, Quality } from './PhotoFacts.tsx'
import { Provenance } from './Provenance.tsx'

interface Props {
  readonly photo: Photo
  readonly assessment: Assessment
  readonly measure: string | null
  readonly onMeasure: (measure: string | null) => void
}

/** What was measured on a photo, or why nothing was. */
export function PhotoPanel({ photo, assessment, measure, onMeasure }: Props) {
  const { i18n } = useLingui()
  const { run, state } = photo
  const rows = run?.result.status === 'measured' ? photoRows(run.result.measures, photo.view) : []
  const table = { highlighted: measure, onHighlight: onMeasure }
  return (
    <div>
      <div role="status">
        {state === 'waiting' || state === 'measuring' ? (
          <Group gap="xs" mb="md">
            <Loader size="xs" aria-hidden />
            <Text>{state === 'waiting' ? i18n._('Waiting to be measured…') : i18n._('Being measured…')}</Text>
          </Group>
        ) : null}
      </div>
      {state === 'stored' ? (
        <Text mb="md">
          {run === null
            ? i18n._('Not measured: the photo was kept while automatic measurement was off.')
            : i18n._('These figures were measured before automatic measurement was turned off.')}
        </Text>
      ) : null}
      {state === 'failed' ? (
        <Reason
          title={i18n._('The measurement failed')}
          why={photo.failure ?? i18n._('No reason was recorded.')}
          todo={i18n._('The photo is safe. Press “Measure again”; if it fails again, tell whoever runs this server.')}
        />
      ) : null}
      {run?.result.status === 'refused' ? (
        <>
          <Reason
            title={i18n._('This photo was refused')}
            why={run.result.why}
            todo={i18n._('Take the photo again as the sentence says, add it to this view, and delete this one.')}
          />
          <Quality checks={run.result.quality} view={photo.view} />
        </>
      ) : null}
      {run?.result.status === 'measured' ? (
        <>
          <MeasureTable title={i18n._('Movement from rest')} rows={excursionRows(assessment.excursions, photo.view)} {...table} />
          <MeasureTable title={i18n._('Each side')} rows={rows.filter(({ of }) => of === 'side')} {...table} />
          <MeasureTable title={i18n._('Whole face')} rows={rows.filter(({ of }) => of === 'face')} {...table} />
          <PhotoFacts result={run.result} view={photo.view} />
        </>
      ) : null}
      <PhotoConsent
        patientId={assessment.patientId}
        photoId={photo.id}
        open={photo.deletedAt === null && assessment.deletedAt === null}
      />
      {run ? <Provenance run={run} /> : null}
    </div>
  )
}

function Reason({ title, why, todo }: { title: string; why: string; todo: string }) {
  return (
    <section aria-label={title}>
      <Text c="dimmed">{title}</Text>
      <Text size="lg" fw={600} my="xs">
        {why}
      </Text>
      <Text>{todo}</Text>
    </section>
  )
}
