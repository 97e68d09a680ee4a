import type { PhotoResult, ReadingRecord } from '../../core/records/photo-result.ts'
import { measureName } from './measure-name.ts'
import { visible } from './visible.ts'
import { whyWords } from './why-words.ts'

type MeasuredPhoto = Extract<PhotoResult, { status: 'measured' }>

/** One photo as lines for a person: how it was taken, right, left and difference of every measure, and what has no value. */
export function photoTable(photo: PhotoResult): string {
  const file = visible(photo.file)
  if (photo.status === 'refused') return `${file}\n  refused: ${visible(photo.why)}\n`
  const sided: string[][] = [['', 'right', 'left', 'left − right', '']]
  const whole: string[][] = []
  for (const [id, result] of Object.entries(photo.measures)) {
    if ('value' in result) whole.push([measureName(id), cell(result.value), unitOf([result.value])])
    else {
      const { right, left, difference } = result
      sided.push([measureName(id), cell(right), cell(left), cell(difference, true), unitOf([right, left, difference])])
    }
  }
  const lines = [file, ...circumstances(photo), '', ...columns(sided)]
  if (whole.length > 0) lines.push('', ...columns(whole))
  const missing = withoutValue(photo)
  if (missing.length > 0) lines.push('', ...missing)
  return lines.map((line) => (line === file || line === '' ? line : `  ${line}`)).join('\n') + '\n'
}

function circumstances(photo: MeasuredPhoto): string[] {
  const { scale, pose } = photo
  const ruler = scale === null
    ? 'scale unknown'
    : `${scale.mmPerPixel.toPrecision(3)} ± ${scale.sd.toPrecision(2)} mm per pixel (${scale.source})`
  const faces = photo.faces === 1 ? '1 face' : `${photo.faces} faces, the largest central one measured`
  const head = `yaw ${degrees(pose.yaw)}, pitch ${degrees(pose.pitch)}, roll ${degrees(pose.roll)}`
  const warnings = photo.quality.filter((check) => check.verdict === 'warn').map((check) => `note: ${check.says}`)
  return [`${photo.width} × ${photo.height} px, ${faces}, ${ruler}`, `head: ${head}`, ...warnings]
}

const degrees = (value: number): string => `${minus(value.toFixed(1))}°`

/** A figure with its standard deviation, to the digit that means something; a dash where there is none. */
export function cell(reading: ReadingRecord, signed = false): string {
  if (!reading.ok) return '–'
  const decimals = reading.unit === 'mm' || reading.unit === '°' ? 1 : 0
  const rounded = reading.value.toFixed(decimals)
  // −0.04 rounds to nought, which has no sign.
  const value = Number(rounded) === 0 ? (0).toFixed(decimals) : rounded
  const sign = signed && Number(value) > 0 ? '+' : ''
  return `${sign}${minus(value)} ± ${reading.sd.toFixed(decimals)}`
}

const minus = (value: string): string => value.replace('-', '−')

function unitOf(readings: readonly ReadingRecord[]): string {
  const first = readings.find((reading) => reading.ok)
  return first?.ok === true ? first.unit : ''
}

/** Rows as lines of equal columns: the first and the last to the left, figures to the right. */
function columns(rows: readonly (readonly string[])[]): string[] {
  const width = (column: number): number => Math.max(...rows.map((row) => (row[column] ?? '').length))
  return rows.map((row) =>
    row
      .map((text, column) =>
        column === 0 || column === row.length - 1 ? text.padEnd(width(column)) : text.padStart(width(column)))
      .join('  ')
      .trimEnd(),
  )
}

/** Each reason once, with every measure and side it took. A difference is left out: it lacks what its sides lack. */
function withoutValue(photo: MeasuredPhoto): string[] {
  const taken = new Map<string, string[]>()
  const note = (why: string, what: string): void => void taken.set(why, [...(taken.get(why) ?? []), what])
  for (const [id, result] of Object.entries(photo.measures)) {
    if ('value' in result) {
      if (!result.value.ok) note(result.value.why, measureName(id))
      continue
    }
    const { left, right, difference } = result
    if (!left.ok && !right.ok && left.why === right.why) note(left.why, measureName(id))
    else {
      if (!right.ok) note(right.why, `${measureName(id)} (right)`)
      if (!left.ok) note(left.why, `${measureName(id)} (left)`)
    }
    if (left.ok && right.ok && !difference.ok) note(difference.why, `${measureName(id)} (difference)`)
  }
  return [...taken].map(([why, what]) => `no value for ${what.join(', ')}: ${whyWords(why)}`)
}
