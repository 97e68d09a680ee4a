import { AUTOMATIC_NOTICE } from '../../core/records/automatic.ts'
import type { Engine, MeasureResult, PhotoResult, ReadingRecord } from '../../core/records/photo-result.ts'

const SIDES = ['right', 'left', 'difference', 'value'] as const

const HEADER = [
  'file', 'status', 'measure', 'unit', ...SIDES.flatMap((side) => [side, `${side}_sd`, `${side}_why`]),
  'why', 'mm_per_pixel', 'mm_per_pixel_sd', 'engine', 'landmarks_model', 'notice',
]

/**
 * One row per photo and measure, one row for a refused photo; RFC 4180. `difference` is left − right, `_sd` one standard
 * deviation, `_why` the reason where there is no value; what does not apply is empty. `notice` says what the figures are not.
 */
export function csvReport(photos: readonly PhotoResult[], engine: Engine): string {
  const rows = photos.flatMap((photo) => rowsOf(photo, engine))
  return [HEADER, ...rows].map((row) => `${row.join(',')}\r\n`).join('')
}

function rowsOf(photo: PhotoResult, engine: Engine): string[][] {
  const made = [text(engine.version), text(engine.landmarksModel), text(AUTOMATIC_NOTICE)]
  if (photo.status === 'refused') {
    const empty = Array<string>(2 + SIDES.length * 3).fill('')
    return [[text(photo.file), photo.status, ...empty, text(photo.why), '', '', ...made]]
  }
  const scale = photo.scale === null ? ['', ''] : [number(photo.scale.mmPerPixel), number(photo.scale.sd)]
  return Object.entries(photo.measures).map(([id, result]) => {
    const readings = SIDES.map((side) => readingOf(result, side))
    const unit = readings.find((reading) => reading?.ok === true)
    const cells = readings.flatMap(cellsOf)
    return [text(photo.file), photo.status, text(id), unit?.ok === true ? unit.unit : '', ...cells, '', ...scale, ...made]
  })
}

function readingOf(result: MeasureResult, side: (typeof SIDES)[number]): ReadingRecord | undefined {
  if ('value' in result) return side === 'value' ? result.value : undefined
  return side === 'value' ? undefined : result[side]
}

function cellsOf(reading: ReadingRecord | undefined): string[] {
  if (reading === undefined) return ['', '', '']
  return reading.ok ? [number(reading.value), number(reading.sd), ''] : ['', '', text(reading.why)]
}

/** Three decimals: a micrometre, far below any uncertainty. Scales keep six significant digits. */
const number = (value: number): string => (Math.abs(value) < 1 ? String(Number(value.toPrecision(6))) : value.toFixed(3))

/** A cell of text, quoted where needed. Text that a spreadsheet would run as a formula is led by an apostrophe. */
export function text(value: string): string {
  const harmless = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}
