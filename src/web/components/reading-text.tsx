import { useLingui } from '@lingui/react'
import type { ReadingRecord } from '../../core/records/photo-result.ts'
import { whyNot } from './why-not.ts'

/** "12.3 ± 0.5 mm", or the reason why there is no number. */
export function ReadingText({ reading }: { reading: ReadingRecord }) {
  const { i18n } = useLingui()
  if (!reading.ok) return <>{whyNot(i18n, reading.why)}</>
  const number = new Intl.NumberFormat(i18n.locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 })
  return (
    <span style={{ whiteSpace: 'nowrap' }}>
      {number.format(reading.value)} ± {number.format(reading.sd)} {reading.unit}
    </span>
  )
}
