import type { Patient } from '../../../core/records/patient.ts'

/** Without case and accents, so that "munoz" finds "Muñoz". */
export const folded = (text: string): string => text.normalize('NFD').replaceAll(/\p{Mn}/gu, '').toLowerCase()

/** The patients whose name, record number or birth date contains every word of the query, by name. */
export function findPatients(patients: readonly Patient[], query: string): readonly Patient[] {
  const words = folded(query).split(/\s+/).filter(Boolean)
  return patients
    .filter((patient) => {
      const text = folded(`${patient.name} ${patient.recordNumber} ${patient.birthDate} ${patient.diagnosis}`)
      return words.every((word) => text.includes(word))
    })
    .toSorted((a, b) => a.name.localeCompare(b.name))
}
