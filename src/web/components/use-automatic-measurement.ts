import { useQuery } from '@tanstack/react-query'
import { queries } from '../api/queries.ts'

/** Whether the center measures photos; taken to be so until its settings are known. */
export function useAutomaticMeasurement(): boolean {
  const { data } = useQuery(queries.center)
  return data?.automaticMeasurement ?? true
}
