import { useLingui } from '@lingui/react'
import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { call } from '../../api/call.ts'
import { queries } from '../../api/queries.ts'
import { LinkButton } from '../../components/link-button.tsx'
import { Page } from '../../components/page.tsx'
import { PatientBanner } from '../../components/patient-banner.tsx'
import { AssessmentForm } from './assessment-form.tsx'

export function NewAssessmentPage() {
  const { i18n } = useLingui()
  const { id } = useParams({ from: '/clinic/patients/$id/assessments/new' })
  const { data: patient } = useSuspenseQuery(queries.patient(id))
  const client = useQueryClient()
  const navigate = useNavigate()
  return (
    <Page title={i18n._('New assessment')}>
      <PatientBanner patient={patient} />
      <AssessmentForm
        birthDate={patient.birthDate}
        verb={i18n._('Start the assessment')}
        cancel={
          <LinkButton variant="subtle" to="/patients/$id" params={{ id }}>
            {i18n._('Cancel')}
          </LinkButton>
        }
        save={async (draft) => {
          const assessment = await call('createAssessment', { id, body: draft })
          await client.invalidateQueries({ queryKey: queries.patient(id).queryKey })
          await navigate({ to: '/assessments/$id', params: { id: assessment.id } })
        }}
      />
    </Page>
  )
}
