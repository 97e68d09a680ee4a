import { useQuery } from '@tanstack/react-query'
import { useParams, useRouterState } from '@tanstack/react-router'
import type { Patient } from '../../core/records/patient.ts'
import { queries } from '../api/queries.ts'

/** The patient whose page, or whose assessment's page, is open; undefined on every other page. */
export function useOpenPatient(patients: readonly Patient[]): Patient | undefined {
  const { id } = useParams({ strict: false })
  const path = useRouterState({ select: ({ location }) => location.pathname })
  const ofAssessment = path.startsWith('/assessments/')
  const { data: assessment } = useQuery({ ...queries.assessment(id ?? ''), enabled: ofAssessment && id !== undefined })
  const open = ofAssessment ? assessment?.patientId : id
  return patients.find((patient) => patient.id === open)
}
