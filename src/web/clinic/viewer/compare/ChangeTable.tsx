import { useLingui } from '@lingui/react'
import { SideMark } from '../../../components/sides.tsx'
import { measureName } from '../../../components/measure-name.ts'
import { whyNot } from '../../../components/why-not.ts'
import { factsOf } from '../table/catalogue.ts'
import { numberText, sentenceText, valueText } from '../table/number-text.ts'
import { ReadingCell } from '../table/ReadingCell.tsx'
import classes from '../table/table.module.css'
import type { Change } from './change.ts'
import type { ChangeRow } from './change-rows.ts'

interface Props {
  readonly rows: readonly ChangeRow[]
  /** The dates, as written above the pictures. */
  readonly before: string
  readonly after: string
}

/** What changed on each side, the largest change against what can be detected first. */
export function ChangeTable({ rows, before, after }: Props) {
  const { i18n } = useLingui()
  return (
    <table className={classes['table']} aria-label={i18n._('Changes')}>
      <thead>
        <tr>
          <th scope="col">{i18n._('Measure')}</th>
          <th scope="col">{before}</th>
          <th scope="col">{after}</th>
          <th scope="col">{i18n._('Change')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => {
          const { normal, smallestDetectableChange } = factsOf(row.measure)
          return (
            <tr key={`${row.measure}-${row.side ?? 'face'}`} data-measure={row.measure} data-side={row.side ?? 'face'}>
              <th scope="row">
                {measureName(i18n, row.measure)}
                {row.side ? (
                  <span className={classes['head']} style={{ display: 'flex' }}>
                    <SideMark side={row.side} named={false} />
                    {row.side === 'right' ? i18n._('Right') : i18n._('Left')}
                  </span>
                ) : null}
              </th>
              <td>
                <ReadingCell reading={row.before} side={row.side} normal={normal} />
              </td>
              <td>
                <ReadingCell reading={row.after} side={row.side} normal={normal} />
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
  if (verdict === 'no-detectable-change') return <span className={classes['note']}>{i18n._('no detectable change')}</span>
  return (
    <>
      <span className={classes['value']}>{sentenceText(valueText(i18n.locale, reading, true))}</span>
      <span className={classes['note']}>
        {verdict === 'changed' && smallest !== null
          ? i18n._('detectable from {smallest} {unit}', {
              smallest: numberText(i18n.locale, smallest),
              unit: reading.unit,
            })
          : i18n._('no smallest detectable change is known for this measure')}
      </span>
    </>
  )
}
