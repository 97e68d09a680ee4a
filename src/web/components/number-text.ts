import type { I18n } from '@lingui/core'
import type { Unit } from '../../core/face/reading.ts'

/** Decimals at which a value is read: the spread decides, and no measure here is known to a hundredth without reason. */
const decimalsFor = (sd: number, unit: Unit): number => (unit === '%' || (unit === 'mm²' && sd >= 1) ? 0 : sd < 0.05 ? 2 : 1)

const plain = (locale: string, value: number, decimals: number, signed: boolean): string =>
  new Intl.NumberFormat(locale, {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
    signDisplay: signed ? 'exceptZero' : 'negative',
  })
    .format(value)
    .replace('-', '−')

/** The sign of degrees stands at the number, every other unit a space after it. */
export const withUnit = (number: string, unit: string): string => (unit === '°' ? `${number}°` : `${number} ${unit}`)

/** A value and its standard deviation with the unit, as they stand in a table: the two are never apart. */
export interface ValueText {
  readonly value: string
  /** "± 0.4 mm" */
  readonly spread: string
}

/** @param signed differences and changes: + before positive numbers, and percentages as percentage points */
export function valueText(
  i18n: I18n,
  { value, sd, unit }: { readonly value: number; readonly sd: number; readonly unit: Unit },
  signed = false,
): ValueText {
  const { locale } = i18n
  const decimals = decimalsFor(sd, unit)
  const says = signed && unit === '%' ? i18n._('% points') : unit
  return {
    value: plain(locale, value, decimals, signed),
    spread: `± ${withUnit(plain(locale, sd, decimals, false), says)}`,
  }
}

/** The value as it reads: what is written as 0.0 counts as 0. */
export const asRead = ({ value, sd, unit }: { readonly value: number; readonly sd: number; readonly unit: Unit }): number =>
  Number(value.toFixed(decimalsFor(sd, unit)))

/** "9.1 ± 0.4 mm" */
export const sentenceText = ({ value, spread }: ValueText): string => `${value} ${spread}`

/** A round number of an axis, with as few decimals as it has. */
export const axisText = (locale: string, value: number): string => new Intl.NumberFormat(locale).format(value).replace('-', '−')

/** A bare number of one decimal. */
export const numberText = (locale: string, value: number, decimals = 1): string => plain(locale, value, decimals, false)
