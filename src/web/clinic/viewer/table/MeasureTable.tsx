import type { I18n } from '@lingui/core'
import { useLingui } from '@lingui/react'
import type { Unit } from '../../../../core/face/reading.ts'
import { SIDES } from '../../../../core/face/side.ts'
import type { NormalRange } from '../../../../core/measures/measure.ts'
import type { ReadingRecord } from '../../../../core/records/photo-result.ts'
import { MeasureTerm } from '../../../components/measure-term.tsx'
import { numberText, withUnit } from '../../../components/number-text.ts'
import { SideName } from '../../../components/sides.tsx'
import { whyNot } from '../../../components/why-not.ts'
import { ReadingCell } from './ReadingCell.tsx'
import type { MeasureRow } from './measure-rows.ts'
import classes from './table.module.css'

interface Props {
  readonly title: string
  readonly rows: readonly MeasureRow[]
  readonly highlighted: string | null
  readonly onHighlight: (measure: string | null) => void
}

/** Measures of both sides, or of the whole face. A row that is hovered or focused shows its line on the photo. */
export function MeasureTable({ title, rows, highlighted, onHighlight }: Props) {
  const { i18n } = useLingui()
  if (rows.length === 0) return null
  const sided = rows.some(({ of }) => of === 'side')
  return (
    <table className={classes['table']} aria-label={title}>
      <thead>
        <tr>
          <th scope="col">{title}</th>
          {sided ? (
            <>
              {SIDES.map((side) => (
                <th scope="col" key={side}>
                  <SideName side={side} />
                </th>
              ))}
              <th scope="col">{i18n._('Left − right')}</th>
            </>
          ) : (
            <th scope="col">{i18n._('Value')}</th>
          )}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr
            key={row.facts.id}
            data-measure={row.facts.id}
            data-highlighted={row.facts.id === highlighted}
            onMouseEnter={() => onHighlight(row.facts.id)}
            onMouseLeave={() => onHighlight(null)}
          >
            <th scope="row">
              <RowName row={row} onHighlight={onHighlight} />
            </th>
            <RowCells row={row} />
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function RowName({ row, onHighlight }: { row: MeasureRow; onHighlight: Props['onHighlight'] }) {
  const { i18n } = useLingui()
  const { id, normal, unit } = row.facts
  return (
    <>
      <MeasureTerm id={id} hint="left" onFocus={() => onHighlight(id)} onBlur={() => onHighlight(null)} />
      <span className={classes['note']}>
        {hasNumber(row) ? (
          <span className={classes['auto']} title={i18n._('Measured automatically, not yet edited by a clinician')}>
            {i18n._('auto')}
          </span>
        ) : null}
        {normal && unit ? normalText(i18n, normal, unit) : null}
      </span>
    </>
  )
}

/** "normal 8.0 to 12.0 mm"; what only averages of cohorts are known for is called so. */
function normalText(i18n: I18n, { low, high, meaning }: NormalRange, unit: Unit): string {
  if (low === high) return i18n._('normal {value}', { value: withUnit(numberText(i18n.locale, low, 0), unit) })
  const limits = { low: numberText(i18n.locale, low), high: withUnit(numberText(i18n.locale, high), unit) }
  return meaning === 'individuals'
    ? i18n._('normal {low} to {high}', limits)
    : i18n._('healthy averages {low} to {high}', limits)
}

const hasNumber = (row: MeasureRow): boolean => (row.of === 'face' ? row.value.ok : row.left.ok || row.right.ok)

const numbers = (readings: readonly ReadingRecord[]): number[] =>
  readings.filter((reading) => reading.ok).map(({ value }) => value)

function RowCells({ row }: { row: MeasureRow }) {
  const { i18n } = useLingui()
  const { normal, normalDifference } = row.facts
  if (row.of === 'face') {
    return (
      <td>
        <ReadingCell reading={row.value} normal={normal} signed />
      </td>
    )
  }
  const { left, right, difference } = row
  if (!left.ok && !right.ok && left.why === right.why) {
    return (
      <td colSpan={3}>
        <span className={classes['note']}>{whyNot(i18n, left.why)}</span>
      </td>
    )
  }
  return (
    <>
      {SIDES.map((side) => (
        <td key={side}>
          <ReadingCell reading={row[side]} normal={normal} among={numbers([left, right])} side={side} />
        </td>
      ))}
      <td>
        {difference.ok ? (
          <ReadingCell reading={difference} normal={normalDifference} signed />
        ) : (
          <span className={classes['note']}>
            {left.ok && right.ok ? whyNot(i18n, difference.why) : i18n._('needs both sides')}
          </span>
        )}
      </td>
    </>
  )
}
