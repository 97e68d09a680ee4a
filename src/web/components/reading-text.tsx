import { useLingui } from '@lingui/react'
import type { ReadingRecord } from '../../core/records/photo-result.ts'
import { sentenceText, valueText } from './number-text.ts'
import { whyNot } from './why-not.ts'

/** "12.3 ± 0.5 mm", or the reason why there is no number. */
export function ReadingText({ reading }: { reading: ReadingRecord }) {
  const { i18n } = useLingui()
  if (!reading.ok) return <>{whyNot(i18n, reading.why)}</>
  return <span style={{ whiteSpace: 'nowrap' }}>{sentenceText(valueText(i18n, reading))}</span>
}
