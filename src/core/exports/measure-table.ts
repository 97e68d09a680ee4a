import { MEASURES } from '../measures/index.ts'
import type { MeasureResult, ReadingRecord } from '../records/photo-result.ts'
import { type Cell, csv } from './csv.ts'
import type { RecordFile } from './record-file.ts'

const NAMES = new Map<string, string>(MEASURES.map(({ id, name }) => [id, name]))

const READING = ['view', 'kind', 'measure', 'name', 'side', 'value', 'sd', 'unit', 'why_not', 'automatic'] as const

/** measures.csv: one line a reading; where there is no value, `why_not` says why. */
export function measureTable(record: RecordFile): string {
  if (record.schema === 'facialis.record/1') {
    const rows = record.assessments.flatMap(({ number, date, photos, excursions }) =>
      readings(
        photos.map(({ view, run }) => ({
          view,
          measures: run?.result.status === 'measured' ? run.result.measures : {},
        })),
        excursions,
      ).map((row): Cell[] => [record.person.recordNumber, number, date, ...row]),
    )
    return csv(['record_number', 'assessment', 'date', ...READING], rows)
  }
  const rows = record.assessments.flatMap(({ number, months, ageYears, photos, excursions }) =>
    readings(
      photos.map(({ view, figures }) => ({ view, measures: figures?.measures ?? {} })),
      excursions,
    ).map((row): Cell[] => [record.code, number, months, ageYears, ...row]),
  )
  return csv(['code', 'assessment', `months_since_${record.origin.replace('-', '_')}`, 'age_years', ...READING], rows)
}

interface PhotoReadings {
  readonly view: string
  readonly measures: Readonly<Record<string, MeasureResult>>
}

function readings(
  photos: readonly PhotoReadings[],
  excursions: RecordFile['assessments'][number]['excursions'],
): Cell[][] {
  const still = photos.flatMap(({ view, measures }) =>
    Object.entries(measures).flatMap(([measure, result]) =>
      sidesOf(result).map(([side, reading]) => line(view, 'photo', measure, side, reading)),
    ),
  )
  const moved = excursions.map(({ view, measure, side, reading }) =>
    line(view, 'movement from rest', measure, side ?? 'face', reading),
  )
  return [...still, ...moved]
}

const sidesOf = (result: MeasureResult): (readonly [string, ReadingRecord])[] =>
  'value' in result
    ? [['face', result.value]]
    : (['left', 'right', 'difference'] as const).map((side) => [side, result[side]] as const)

function line(view: string, kind: string, measure: string, side: string, reading: ReadingRecord): Cell[] {
  const found: Cell[] = reading.ok ? [reading.value, reading.sd, reading.unit, null] : [null, null, null, reading.why]
  return [view, kind, measure, NAMES.get(measure) ?? measure, side, ...found, 'automatic']
}
