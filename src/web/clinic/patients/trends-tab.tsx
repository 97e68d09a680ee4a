import { useParams } from '@tanstack/react-router'
import { TrendsPanel } from '../../charts/TrendsPanel.tsx'

export function TrendsTab() {
  const { id } = useParams({ from: '/clinic/patients/$id' })
  return <TrendsPanel patientId={id} />
}
