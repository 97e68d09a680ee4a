import { useLingui } from '@lingui/react'
import type { Side } from '../../../../core/face/side.ts'
import type { NormalRange } from '../../../../core/measures/measure.ts'
import type { ReadingRecord } from '../../../../core/records/photo-result.ts'
import { asRead, valueText } from '../../../components/number-text.ts'
import { whyNot } from '../../../components/why-not.ts'
import { NormalBar } from './NormalBar.tsx'
import { whereIn } from './normal-scale.ts'
import classes from './table.module.css'

interface Props {
  readonly reading: ReadingRecord
  readonly normal: NormalRange | null
  readonly among?: readonly number[]
  readonly side?: Side | null
  readonly signed?: boolean
}

/** A value with its spread, its unit and its place in the normal range; or, in the same place, why there is none. */
export function ReadingCell({ reading, normal, among = [], side = null, signed = false }: Props) {
  const { i18n } = useLingui()
  if (!reading.ok) return <span className={classes['note']}>{whyNot(i18n, reading.why)}</span>
  const text = valueText(i18n, reading, signed)
  // Means of cohorts say where the average lies, not which person is unusual.
  const where = normal?.meaning === 'individuals' ? whereIn(normal, asRead(reading), reading.sd) : 'within'
  return (
    <>
      <span className={classes['value']}>{text.value}</span>{' '}
      <span className={classes['unit']}>{text.spread}</span>
      {normal && normal.low < normal.high ? <NormalBar normal={normal} value={reading.value} among={among} side={side} /> : null}
      {where === 'below' ? <span className={classes['note']}>{i18n._('below normal')}</span> : null}
      {where === 'above' ? <span className={classes['note']}>{i18n._('above normal')}</span> : null}
    </>
  )
}
