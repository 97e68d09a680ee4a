import { useLingui } from '@lingui/react'
import { Alert, Text } from '@mantine/core'
import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { call } from '../../api/call.ts'
import { queries } from '../../api/queries.ts'
import { LinkButton, TextLink } from '../../components/link-button.tsx'
import { Page } from '../../components/page.tsx'
import { PatientBanner } from '../../components/patient-banner.tsx'
import { ConsentEntry } from './consent-entry.tsx'

/** A form that was signed on paper is written down. */
export function NewConsentPage() {
  const { i18n } = useLingui()
  const { id } = useParams({ from: '/clinic/patients/$id/consent/new' })
  const { data: patient } = useSuspenseQuery(queries.patient(id))
  const { data: consent } = useSuspenseQuery(queries.consent(id))
  const { data: forms } = useSuspenseQuery(queries.consentForms)
  const client = useQueryClient()
  const navigate = useNavigate()
  return (
    <Page title={i18n._('Record a consent')}>
      <PatientBanner patient={patient} />
      {forms.forms.length === 0 ? (
        <Alert color="gray" title={i18n._('The center has no consent form yet')}>
          <Text mb="xs">{i18n._('A consent is to a text. The owner writes it, or begins with the template.')}</Text>
          <TextLink to="/consent-forms" className="roomy">
            {i18n._('Consent forms of the center')}
          </TextLink>
        </Alert>
      ) : (
        <ConsentEntry
          forms={forms.forms}
          birthDate={patient.birthDate}
          comesOfAge={consent.comesOfAge}
          cancel={
            <LinkButton variant="subtle" to="/patients/$id/consent" params={{ id }}>
              {i18n._('Cancel')}
            </LinkButton>
          }
          save={async (body) => {
            await call('giveConsent', { id, body })
            await client.invalidateQueries({ queryKey: ['patients'] })
            await navigate({ to: '/patients/$id/consent', params: { id } })
          }}
        />
      )}
    </Page>
  )
}
