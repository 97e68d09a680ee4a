import { useLingui } from '@lingui/react'
import { MeasureTerm } from '../../../components/measure-term.tsx'
import { SideName } from '../../../components/sides.tsx'
import { numberText, valueText, withUnit } from '../../../components/number-text.ts'
import { whyNot } from '../../../components/why-not.ts'
import { ReadingCell } from '../table/ReadingCell.tsx'
import classes from '../table/table.module.css'
import { DateHead, type SessionDate } from './session-date.tsx'
import type { Change } from './change.ts'
import { valuesOf, type ChangeRow } from './change-rows.ts'

interface Props {
  readonly rows: readonly ChangeRow[]
  readonly before: SessionDate
  readonly after: SessionDate
}

/** What changed on each side, the largest change against what can be detected first. */
export function ChangeTable({ rows, before, after }: Props) {
  const { i18n } = useLingui()
  return (
    <table className={classes['table']} aria-label={i18n._('Changes')}>
      <thead>
        <tr>
          <th scope="col">{i18n._('Measure')}</th>
          <th scope="col">
            <DateHead {...before} />
          </th>
          <th scope="col">
            <DateHead {...after} />
          </th>
          <th scope="col">{i18n._('Change')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => {
          const { normal, smallestDetectableChange } = row.facts
          const among = valuesOf(rows, row.measure)
          return (
            <tr key={`${row.measure}-${row.side ?? 'face'}`} data-measure={row.measure} data-side={row.side ?? 'face'}>
              <th scope="row">
                <MeasureTerm id={row.measure} />
                {row.side ? (
                  <span className={classes['side']}>
                    <SideName side={row.side} />
                  </span>
                ) : null}
              </th>
              <td>
                <ReadingCell reading={row.before} side={row.side} normal={normal} among={among} />
              </td>
              <td>
                <ReadingCell reading={row.after} side={row.side} normal={normal} among={among} />
              </td>
              <td>
                <ChangeCell change={row.change} smallest={smallestDetectableChange} />
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

/** A change that can be told from noise with its number; any other in words. */
function ChangeCell({ change, smallest }: { change: Change; smallest: number | null }) {
  const { i18n } = useLingui()
  if (!change.ok) return <span className={classes['note']}>{whyNot(i18n, change.why)}</span>
  const { reading, verdict } = change
  const text = valueText(i18n, reading, true)
  if (verdict === 'no-detectable-change') return <span className={classes['note']}>{i18n._('no detectable change')}</span>
  return (
    <>
      <span className={classes['value']}>{text.value}</span> <span className={classes['unit']}>{text.spread}</span>
      <span className={classes['note']}>
        {verdict === 'changed' && smallest !== null
          ? i18n._('detectable from {smallest}', { smallest: withUnit(numberText(i18n.locale, smallest), reading.unit) })
          : i18n._('no smallest detectable change is known for this measure')}
      </span>
    </>
  )
}
