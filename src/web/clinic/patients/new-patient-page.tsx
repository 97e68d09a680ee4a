import { useLingui } from '@lingui/react'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { call } from '../../api/call.ts'
import { queries } from '../../api/queries.ts'
import { LinkButton } from '../../components/link-button.tsx'
import { Page } from '../../components/page.tsx'
import { PatientForm } from './patient-form.tsx'

export function NewPatientPage() {
  const { i18n } = useLingui()
  const client = useQueryClient()
  const navigate = useNavigate()
  return (
    <Page title={i18n._('New patient')}>
      <PatientForm
        verb={i18n._('Add patient')}
        cancel={
          <LinkButton variant="subtle" to="/patients">
            {i18n._('Cancel')}
          </LinkButton>
        }
        save={async (draft) => {
          const patient = await call('createPatient', { body: draft })
          await client.invalidateQueries({ queryKey: queries.patients.queryKey, exact: true })
          await navigate({ to: '/patients/$id', params: { id: patient.id } })
        }}
      />
    </Page>
  )
}
