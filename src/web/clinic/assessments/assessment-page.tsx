import { useLingui } from '@lingui/react'
import { Button, Group, Text, Title } from '@mantine/core'
import { IconColumns2, IconPencil, IconTrash } from '@tabler/icons-react'
import { useSuspenseQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { viewIdSchema } from '../../../core/records/assessment.ts'
import { queries } from '../../api/queries.ts'
import { AutomaticNote } from '../../components/automatic-note.tsx'
import { longDate, sinceOnset } from '../../components/calendar.ts'
import { DeletedMark } from '../../components/deleted-mark.tsx'
import { LinkButton } from '../../components/link-button.tsx'
import { PatientBanner } from '../../components/patient-banner.tsx'
import { tellFailure } from '../../components/toasts.tsx'
import { useMay } from '../../components/use-may.ts'
import classes from './contact-sheet.module.css'
import { DropArea } from './drop-area.tsx'
import { ProgressLine } from './progress-line.tsx'
import { Tile } from './tile.tsx'
import { Tray } from './tray.tsx'
import { usePatientDeletion } from '../patients/use-patient-deletion.ts'
import { useAssessmentDeletion } from './use-assessment-deletion.ts'
import { usePhotoActions } from './use-photo-actions.ts'
import { UnstoredFiles } from './unstored-files.tsx'
import { useUploads } from './use-uploads.ts'

/** One session: the ten standard views as a contact sheet, filled by dropping photos onto it. */
export function AssessmentPage() {
  const { i18n } = useLingui()
  const { id } = useParams({ from: '/clinic/assessments/$id' })
  const { data: assessment } = useSuspenseQuery(queries.assessment(id))
  const { data: patient } = useSuspenseQuery(queries.patient(assessment.patientId))
  const { data: siblings } = useSuspenseQuery(queries.assessments(assessment.patientId))
  const navigate = useNavigate()
  const uploads = useUploads(id)
  const actions = usePhotoActions(id)
  const may = useMay()
  const { remove, restore } = useAssessmentDeletion(patient.id)
  const { restore: restorePatient } = usePatientDeletion()
  const gone = patient.deletedAt !== null
  const deleted = gone || assessment.deletedAt !== null
  const photos = assessment.photos.filter(({ deletedAt }) => deletedAt === null)
  const sending = uploads.list.filter(({ phase }) => phase === 'queued' || phase === 'sending').length
  const first = siblings
    .filter((other) => other.deletedAt === null && other.id !== id && other.photos > 0)
    .toSorted((a, b) => a.date.localeCompare(b.date))[0]
  const leave = async (): Promise<void> => {
    if (await remove(assessment)) await navigate({ to: '/patients/$id/assessments', params: { id: patient.id } })
  }
  const bringBack = (): Promise<void> => (gone ? restorePatient(patient.id) : restore(id))
  const [left, right] = first && first.date <= assessment.date ? [first.id, id] : [id, first?.id ?? id]
  return (
    <div className="page">
      <PatientBanner patient={patient} />
      <Group justify="space-between" mb="xs">
        <div>
          <Group gap="xs">
            <Title order={1}>{i18n._('Assessment of {date}', { date: longDate(i18n, assessment.date) })}</Title>
            {assessment.deletedAt === null ? null : <DeletedMark />}
          </Group>
          {patient.onset ? <Text c="dimmed">{sinceOnset(i18n, patient.onset, assessment.date)}</Text> : null}
        </div>
        <Group gap="xs" className="no-print">
          {first && !deleted ? (
            <LinkButton
              variant="default"
              leftSection={<IconColumns2 size={16} aria-hidden />}
              to="/patients/$id/compare"
              params={{ id: patient.id }}
              search={{ left, right }}
            >
              {i18n._('Compare')}
            </LinkButton>
          ) : null}
          {deleted ? (
            <Button onClick={() => bringBack().catch((error: unknown) => tellFailure(i18n, error))}>
              {gone ? i18n._('Restore the patient') : i18n._('Restore')}
            </Button>
          ) : (
            <>
              <LinkButton
                variant="default"
                leftSection={<IconPencil size={16} aria-hidden />}
                to="/assessments/$id/edit"
                params={{ id }}
              >
                {i18n._('Edit')}
              </LinkButton>
              {may('deleteAssessment') ? (
                <Button variant="default" leftSection={<IconTrash size={16} aria-hidden />} onClick={() => void leave()}>
                  {i18n._('Delete')}
                </Button>
              ) : null}
            </>
          )}
        </Group>
      </Group>
      {assessment.note ? <Text mb="xs">{assessment.note}</Text> : null}
      <ProgressLine photos={photos} sending={sending} />
      <UnstoredFiles uploads={uploads.list} />
      <DropArea add={deleted ? null : uploads.add}>
        <Tray uploads={uploads} />
        <Title order={2} className="sr-only">
          {i18n._('The ten standard views')}
        </Title>
        <ul className={classes['sheet']}>
          {viewIdSchema.options.map((view) => (
            <Tile
              key={view}
              view={view}
              assessment={assessment}
              closed={deleted}
              photos={photos
                .filter((photo) => photo.view === view)
                .toSorted((a, b) => b.createdAt.localeCompare(a.createdAt))}
              uploads={uploads}
              actions={actions}
            />
          ))}
        </ul>
      </DropArea>
      <AutomaticNote />
    </div>
  )
}
