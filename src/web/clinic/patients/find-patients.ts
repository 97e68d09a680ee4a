import type { I18n } from '@lingui/core'
import type { Patient } from '../../../core/records/patient.ts'
import { longDate, shortDate } from '../../components/calendar.ts'
import { folded } from '../../components/folded.ts'

/** A calendar date in every way a person may type it: as printed here, 1980-03-14, 14.03.1980, 14.3.1980, 14/03/1980. */
function datesOf(i18n: I18n, date: string): readonly string[] {
  const [year = '', month = '', day = ''] = date.split('-')
  const short = [Number(day), Number(month), year]
  return [
    longDate(i18n, date),
    shortDate(i18n, date),
    date,
    ...['.', '/', '-'].flatMap((mark) => [[day, month, year].join(mark), short.join(mark)]),
  ]
}

/** The texts of one language, made once for a patient: people are searched at every key. */
const made = new WeakMap<Patient, { readonly locale: string; readonly text: string }>()

/** Everything a patient is found by, folded. */
export function searchText(i18n: I18n, patient: Patient): string {
  const { locale } = i18n
  const known = made.get(patient)
  if (known?.locale === locale) return known.text
  const text = folded([patient.name, patient.recordNumber, patient.diagnosis, ...datesOf(i18n, patient.birthDate)].join(' '))
  made.set(patient, { locale, text })
  return text
}

/** The patients whose name, record number, birth date or diagnosis contains every word of the query, by name. */
export function findPatients(i18n: I18n, patients: readonly Patient[], query: string): readonly Patient[] {
  const words = folded(query).split(/\s+/).filter(Boolean)
  const found =
    words.length === 0
      ? patients
      : patients.filter((patient) => {
          const text = searchText(i18n, patient)
          return words.every((word) => text.includes(word))
        })
  return found.toSorted((a, b) => a.name.localeCompare(b.name))
}
