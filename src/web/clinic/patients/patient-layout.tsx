import { useLingui } from '@lingui/react'
import { Button, Tabs } from '@mantine/core'
import { IconPencil, IconTrash, IconUsers } from '@tabler/icons-react'
import { useSuspenseQuery } from '@tanstack/react-query'
import { Outlet, useNavigate, useParams, useRouterState } from '@tanstack/react-router'
import { queries } from '../../api/queries.ts'
import { LinkButton } from '../../components/link-button.tsx'
import { PatientBanner } from '../../components/patient-banner.tsx'
import { tellFailure } from '../../components/toasts.tsx'
import { useMay } from '../../components/use-may.ts'
import { usePatientDeletion } from './use-patient-deletion.ts'

const TABS = ['overview', 'assessments', 'trends', 'consent'] as const

const PAGES = {
  overview: '/patients/$id',
  assessments: '/patients/$id/assessments',
  trends: '/patients/$id/trends',
  consent: '/patients/$id/consent',
} as const

/** What a tab asks the server for: a tab that stays closed is not shown. */
const NEEDED = { overview: 'patient', assessments: 'assessments', trends: 'trends', consent: 'consent' } as const

/** A person: the banner, and one tab of what is known. */
export function PatientLayout() {
  const { i18n } = useLingui()
  const { id } = useParams({ from: '/clinic/patients/$id' })
  const { data: patient } = useSuspenseQuery(queries.patient(id))
  const path = useRouterState({ select: ({ location }) => location.pathname })
  const navigate = useNavigate()
  const may = useMay()
  const { remove, restore } = usePatientDeletion()
  const open = TABS.find((tab) => path.endsWith(`/${tab}`)) ?? 'overview'
  const show = (tab: string | null): void => {
    const to = TABS.find((one) => one === tab) ?? 'overview'
    void navigate({ to: PAGES[to], params: { id } })
  }
  const removeAndLeave = async (): Promise<void> => {
    if (await remove(patient)) await navigate({ to: '/patients' })
  }
  const names = {
    overview: i18n._('Overview'),
    assessments: i18n._('Assessments'),
    trends: i18n._('Trends'),
    consent: i18n._('Consent'),
  }
  return (
    <div className="page">
      <PatientBanner
        patient={patient}
        order={1}
        actions={
          patient.deletedAt === null ? (
            <>
              {may('updatePatient') ? (
                <LinkButton variant="default" leftSection={<IconPencil size={16} aria-hidden />} to="/patients/$id/edit" params={{ id }}>
                  {i18n._('Edit')}
                </LinkButton>
              ) : null}
              {may('setCareTeam') ? (
                <LinkButton variant="default" leftSection={<IconUsers size={16} aria-hidden />} to="/patients/$id/care-team" params={{ id }}>
                  {patient.restricted ? i18n._('Care team (restricted)') : i18n._('Care team')}
                </LinkButton>
              ) : null}
              {may('deletePatient') ? (
                <Button variant="default" leftSection={<IconTrash size={16} aria-hidden />} onClick={() => void removeAndLeave()}>
                  {i18n._('Delete')}
                </Button>
              ) : null}
            </>
          ) : !may('restorePatient') ? null : (
            <Button onClick={() => restore(id).catch((error: unknown) => tellFailure(i18n, error))}>{i18n._('Restore')}</Button>
          )
        }
      />
      <Tabs value={open} onChange={show} keepMounted={false}>
        <Tabs.List className="no-print" mb="md">
          {TABS.filter((tab) => may(NEEDED[tab])).map((tab) => (
            <Tabs.Tab key={tab} value={tab}>
              {names[tab]}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value={open}>
          <Outlet />
        </Tabs.Panel>
      </Tabs>
    </div>
  )
}
