import { useQuery } from '@tanstack/react-query'
import { useRouterState } from '@tanstack/react-router'
import type { Patient } from '../../core/records/patient.ts'
import { queries } from '../api/queries.ts'

/** The patient whose page, or whose assessment's page, is open; undefined on every other page. */
export function useOpenPatient(patients: readonly Patient[]): Patient | undefined {
  // From the address alone: the parameters of the page that is being left are not those of the next.
  const path = useRouterState({ select: ({ location }) => location.pathname })
  const [, kind, id = ''] = path.split('/')
  const ofAssessment = kind === 'assessments' && id !== ''
  const { data: assessment } = useQuery({ ...queries.assessment(id), enabled: ofAssessment })
  const open = ofAssessment ? assessment?.patientId : id
  return patients.find((patient) => patient.id === open)
}
