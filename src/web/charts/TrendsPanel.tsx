/** Shows nothing yet. */
export function TrendsPanel({ patientId }: { readonly patientId: string }) {
  return <div data-patient={patientId} />
}
