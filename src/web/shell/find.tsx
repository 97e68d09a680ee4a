import { useLingui } from '@lingui/react'
import { Spotlight, type SpotlightActionData, type SpotlightActionGroupData } from '@mantine/spotlight'
import { IconLogout, IconSearch, IconUser, IconUserPlus, IconUsers } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { queries } from '../api/queries.ts'
import { useSignOut } from './use-sign-out.ts'

/** Ctrl/Cmd-K: finds patients, pages and actions as one types. */
export function Find() {
  const { i18n } = useLingui()
  const navigate = useNavigate()
  const leave = useSignOut()
  const { data: patients = [] } = useQuery(queries.patients)
  const people: SpotlightActionData[] = patients
    .filter((patient) => patient.deletedAt === null)
    .map((patient) => ({
      id: patient.id,
      label: patient.name,
      description: patient.recordNumber,
      leftSection: <IconUser size={18} aria-hidden />,
      onClick: () => void navigate({ to: '/patients/$id', params: { id: patient.id } }),
    }))
  const actions: (SpotlightActionGroupData | SpotlightActionData)[] = [
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
