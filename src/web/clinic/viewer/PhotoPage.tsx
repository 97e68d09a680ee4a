import { useLingui } from '@lingui/react'
import { Button, Group, Kbd, Text, Title } from '@mantine/core'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { useSuspenseQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { viewIdSchema, type Assessment, type Photo } from '../../../core/records/assessment.ts'
import { queries } from '../../api/queries.ts'
import { longDate } from '../../components/calendar.ts'
import { TextLink } from '../../components/link-button.tsx'
import { Page } from '../../components/page.tsx'
import { PatientBanner } from '../../components/patient-banner.tsx'
import { viewLabel } from '../../components/view-label.ts'
import { PhotoActions } from './photo/PhotoActions.tsx'
import { PhotoPanel } from './photo/PhotoPanel.tsx'
import { PhotoStage } from './photo/PhotoStage.tsx'
import classes from './PhotoPage.module.css'

/** The photos of an assessment in the order of the standard views. */
const inViewOrder = (photos: readonly Photo[]): Photo[] =>
  viewIdSchema.options.flatMap((view) => photos.filter((photo) => photo.view === view && photo.deletedAt === null))

/** One photo of an assessment: the picture with what was found on it, and its numbers. */
export function PhotoPage() {
  const { i18n } = useLingui()
  const { id, photoId } = useParams({ from: '/clinic/assessments/$id/photos/$photoId' })
  const { data: assessment } = useSuspenseQuery(queries.assessment(id))
  const photos = inViewOrder(assessment.photos)
  const index = photos.findIndex((photo) => photo.id === photoId)
  const photo = photos[index]
  if (!photo) {
    return (
      <Page title={i18n._('Photo')}>
        <Text mb="sm">{i18n._('This photo was deleted, or it never belonged to this assessment.')}</Text>
        <TextLink to="/assessments/$id" params={{ id }} className="roomy">
          {i18n._('Back to the assessment')}
        </TextLink>
      </Page>
    )
  }
  return <Viewer assessment={assessment} photo={photo} previous={photos[index - 1]} next={photos[index + 1]} />
}

interface ViewerProps {
  readonly assessment: Assessment
  readonly photo: Photo
  readonly previous: Photo | undefined
  readonly next: Photo | undefined
}

function Viewer({ assessment, photo, previous, next }: ViewerProps) {
  const { i18n } = useLingui()
  const { data: patient } = useSuspenseQuery(queries.patient(assessment.patientId))
  const navigate = useNavigate()
  const [measure, setMeasure] = useState<string | null>(null)
  const { id } = assessment
  const open = (other: Photo | undefined): void => {
    if (other) void navigate({ to: '/assessments/$id/photos/$photoId', params: { id, photoId: other.id }, replace: true })
  }
  return (
    <div className={classes['page']}>
      <div className={classes['who']}>
        <PatientBanner
          patient={patient}
          compact
          actions={
            assessment.deletedAt === null && patient.deletedAt === null ? (
              <PhotoActions photo={photo} onRemoved={() => void navigate({ to: '/assessments/$id', params: { id } })} />
            ) : null
          }
        />
      </div>
      <Group justify="space-between" my="xs" wrap="nowrap">
        <div className={classes['title']}>
          <Title order={1}>{viewLabel(i18n, photo.view)}</Title>
          <TextLink to="/assessments/$id" params={{ id }}>
            {i18n._('Assessment of {date}', { date: longDate(i18n, assessment.date) })}
          </TextLink>
        </div>
        <Group gap="xs" className={`${classes['turn'] ?? ''} no-print`} wrap="nowrap">
          <Button
            variant="default"
            disabled={!previous}
            leftSection={<IconChevronLeft size={16} aria-hidden />}
            rightSection={<Kbd aria-hidden>K</Kbd>}
            onClick={() => open(previous)}
          >
            <span className={classes['word']}>{i18n._('Previous')}</span>
          </Button>
          <Button
            variant="default"
            disabled={!next}
            leftSection={<Kbd aria-hidden>J</Kbd>}
            rightSection={<IconChevronRight size={16} aria-hidden />}
            onClick={() => open(next)}
          >
            <span className={classes['word']}>{i18n._('Next')}</span>
          </Button>
        </Group>
      </Group>
      <div className={classes['columns']}>
        <div className={classes['picture']}>
          <PhotoStage
            photo={photo}
            measure={measure}
            onMeasure={setMeasure}
            keys={{ j: () => open(next), k: () => open(previous) }}
          />
        </div>
        <PhotoPanel photo={photo} assessment={assessment} measure={measure} onMeasure={setMeasure} />
      </div>
    </div>
  )
}
