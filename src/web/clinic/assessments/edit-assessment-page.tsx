import { useLingui } from '@lingui/react'
import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { call } from '../../api/call.ts'
import { queries } from '../../api/queries.ts'
import { LinkButton } from '../../components/link-button.tsx'
import { Page } from '../../components/page.tsx'
import { PatientBanner } from '../../components/patient-banner.tsx'
import { AssessmentForm } from './assessment-form.tsx'

export function EditAssessmentPage() {
  const { i18n } = useLingui()
  const { id } = useParams({ from: '/clinic/assessments/$id/edit' })
  const { data: assessment } = useSuspenseQuery(queries.assessment(id))
  const { data: patient } = useSuspenseQuery(queries.patient(assessment.patientId))
  const client = useQueryClient()
  const navigate = useNavigate()
  return (
    <Page title={i18n._('Edit assessment')}>
      <PatientBanner patient={patient} />
      <AssessmentForm
        birthDate={patient.birthDate}
        start={assessment}
        verb={i18n._('Save')}
        cancel={
          <LinkButton variant="subtle" to="/assessments/$id" params={{ id }}>
            {i18n._('Cancel')}
          </LinkButton>
        }
        save={async (draft) => {
          await call('updateAssessment', { id, body: draft })
          await client.invalidateQueries({ queryKey: queries.assessment(id).queryKey })
          await client.invalidateQueries({ queryKey: queries.patient(patient.id).queryKey })
          await navigate({ to: '/assessments/$id', params: { id } })
        }}
      />
    </Page>
  )
}
