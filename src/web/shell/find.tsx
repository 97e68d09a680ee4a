import { useLingui } from '@lingui/react'
import { Spotlight, type SpotlightActionData, type SpotlightActionGroupData } from '@mantine/spotlight'
import { IconChartLine, IconListDetails, IconLogout, IconPlus, IconSearch, IconUser, IconUserPlus, IconUsers } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { queries } from '../api/queries.ts'
import { searchText } from '../clinic/patients/find-patients.ts'
import { findFilter } from './find-filter.ts'
import { useOpenPatient } from './use-open-patient.ts'
import { useSignOut } from './use-sign-out.ts'

/** Ctrl/Cmd-K: finds patients, the pages of the one that is open, and actions as one types. */
export function Find() {
  const { i18n } = useLingui()
  const navigate = useNavigate()
  const leave = useSignOut()
  const { data: patients = [] } = useQuery(queries.patients)
  const open = useOpenPatient(patients)
  const people: SpotlightActionData[] = patients
    .filter((patient) => patient.deletedAt === null)
    .map((patient) => ({
      id: patient.id,
      label: patient.name,
      description: patient.recordNumber,
      keywords: searchText(i18n, patient),
      leftSection: <IconUser size={18} aria-hidden />,
      onClick: () => void navigate({ to: '/patients/$id', params: { id: patient.id } }),
    }))
  const ofOpen = (id: string, label: string, icon: ReactNode, show: () => Promise<void>): SpotlightActionData => ({
    id,
    label,
    leftSection: icon,
    onClick: () => void show(),
  })
  const params = { id: open?.id ?? '' }
  const pages = [
    ofOpen('open-overview', i18n._('Overview'), <IconUser size={18} aria-hidden />, () => navigate({ to: '/patients/$id', params })),
    ofOpen('open-assessments', i18n._('Assessments'), <IconListDetails size={18} aria-hidden />, () =>
      navigate({ to: '/patients/$id/assessments', params }),
    ),
    ofOpen('open-trends', i18n._('Trends'), <IconChartLine size={18} aria-hidden />, () =>
      navigate({ to: '/patients/$id/trends', params }),
    ),
  ]
  if (open?.deletedAt === null) {
    const start = (): Promise<void> => navigate({ to: '/patients/$id/assessments/new', params })
    pages.push(ofOpen('open-new-assessment', i18n._('New assessment'), <IconPlus size={18} aria-hidden />, start))
  }
  const actions: (SpotlightActionGroupData | SpotlightActionData)[] = [
    ...(open ? [{ group: open.name, actions: pages }] : []),
    { group: i18n._('Patients'), actions: people },
    {
      group: i18n._('Pages and actions'),
      actions: [
        {
          id: 'patients',
          label: i18n._('All patients'),
          leftSection: <IconUsers size={18} aria-hidden />,
          onClick: () => void navigate({ to: '/patients' }),
        },
        {
          id: 'new-patient',
          label: i18n._('New patient'),
          leftSection: <IconUserPlus size={18} aria-hidden />,
          onClick: () => void navigate({ to: '/patients/new' }),
        },
        { id: 'sign-out', label: i18n._('Sign out'), leftSection: <IconLogout size={18} aria-hidden />, onClick: leave },
      ],
    },
  ]
  return (
    <Spotlight
      actions={actions}
      filter={findFilter}
      shortcut="mod + K"
      tagsToIgnore={[]}
      attributes={{ content: { 'aria-label': i18n._('Find a patient, page or action') } }}
      limit={8}
      scrollable
      maxHeight={420}
      highlightQuery
      nothingFound={i18n._('Nothing found')}
      searchProps={{
        leftSection: <IconSearch size={18} aria-hidden />,
        placeholder: i18n._('Patient, page or action'),
        'aria-label': i18n._('Patient, page or action'),
      }}
    />
  )
}
