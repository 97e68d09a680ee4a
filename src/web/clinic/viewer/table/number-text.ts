import type { Unit } from '../../../../core/face/reading.ts'

/** Decimals at which a value is read: the spread decides, and no measure here is known to a hundredth without reason. */
const decimalsFor = (sd: number, unit: Unit): number => (unit === '%' ? 0 : sd < 0.05 ? 2 : 1)

const plain = (locale: string, value: number, decimals: number, signed: boolean): string =>
  new Intl.NumberFormat(locale, {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
    signDisplay: signed ? 'exceptZero' : 'negative',
  })
    .format(value)
    .replace('-', '−')

/** A value, its standard deviation and its unit as they stand in a table: the three are never apart. */
export interface ValueText {
  readonly value: string
  readonly sd: string
  readonly unit: Unit
}

/** @param signed writes + before positive numbers: differences and changes */
export function valueText(
  locale: string,
  { value, sd, unit }: { readonly value: number; readonly sd: number; readonly unit: Unit },
  signed = false,
): ValueText {
  const decimals = decimalsFor(sd, unit)
  return { value: plain(locale, value, decimals, signed), sd: plain(locale, sd, decimals, false), unit }
}

/** "9.1 ± 0.4 mm" */
export function sentenceText(text: ValueText): string {
  return `${text.value} ± ${text.sd} ${text.unit}`
}

/** A bare number of one decimal. */
export const numberText = (locale: string, value: number, decimals = 1): string => plain(locale, value, decimals, false)
