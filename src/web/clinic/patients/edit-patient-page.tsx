import { useLingui } from '@lingui/react'
import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { call } from '../../api/call.ts'
import { queries } from '../../api/queries.ts'
import { LinkButton } from '../../components/link-button.tsx'
import { Page } from '../../components/page.tsx'
import { PatientForm } from './patient-form.tsx'

export function EditPatientPage() {
  const { i18n } = useLingui()
  const { id } = useParams({ from: '/clinic/patients/$id/edit' })
  const { data: patient } = useSuspenseQuery(queries.patient(id))
  const client = useQueryClient()
  const navigate = useNavigate()
  return (
    <Page title={i18n._('Edit patient')}>
      <PatientForm
        start={patient}
        verb={i18n._('Save')}
        cancel={
          <LinkButton variant="subtle" to="/patients/$id" params={{ id }}>
            {i18n._('Cancel')}
          </LinkButton>
        }
        save={async (draft) => {
          await call('updatePatient', { id, body: draft })
          await client.invalidateQueries({ queryKey: queries.patients.queryKey })
          await navigate({ to: '/patients/$id', params: { id } })
        }}
      />
    </Page>
  )
}
