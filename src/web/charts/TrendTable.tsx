import { useLingui } from '@lingui/react'
import type { NormalRange } from '../../core/measures/measure.ts'
import type { ViewId } from '../../core/records/assessment.ts'
import { longDate, sinceOnset } from '../components/calendar.ts'
import { SideName } from '../components/sides.tsx'
import { whyNot } from '../components/why-not.ts'
import { factsOf } from '../clinic/viewer/table/catalogue.ts'
import { ReadingCell } from '../clinic/viewer/table/ReadingCell.tsx'
import classes from '../clinic/viewer/table/table.module.css'
import { commonReason, valueOf, type Line, type TrendDate } from './trend-series.ts'

interface Props {
  readonly title: string
  readonly measure: string
  readonly view: ViewId
  readonly dates: readonly TrendDate[]
  readonly onset: string | null
}

/** The numbers of a trend, one row a date, oldest first; a date without a number says why. */
export function TrendTable({ title, measure, view, dates, onset }: Props) {
  const { i18n } = useLingui()
  const { normal } = factsOf(measure, view)
  const lines: readonly Line[] = dates.some(({ face }) => face) ? ['face'] : ['right', 'left']
  const among = dates.flatMap((date) => lines.flatMap((line) => valueOf(date[line]) ?? []))
  return (
    <table className={classes['table']} aria-label={title}>
      <thead>
        <tr>
          <th scope="col">{i18n._('Date')}</th>
          {lines.map((line) => (
            <th scope="col" key={line}>
              {line === 'face' ? i18n._('Value') : <SideName side={line} />}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {dates.map((date) => (
          <tr key={date.assessmentId}>
            <th scope="row">
              {longDate(i18n, date.date)}
              {onset ? <span className={classes['note']}>{sinceOnset(i18n, onset, date.date)}</span> : null}
            </th>
            <Cells date={date} lines={lines} normal={normal} among={among} />
          </tr>
        ))}
      </tbody>
    </table>
  )
}

interface CellsProps {
  readonly date: TrendDate
  readonly lines: readonly Line[]
  readonly normal: NormalRange | null
  /** All values of the table: its bars share one axis. */
  readonly among: readonly number[]
}

function Cells({ date, lines, normal, among }: CellsProps) {
  const { i18n } = useLingui()
  const why = commonReason(date, lines)
  if (why !== null) {
    return (
      <td colSpan={lines.length}>
        <span className={classes['note']}>{whyNot(i18n, why)}</span>
      </td>
    )
  }
  return lines.map((line) => {
    const reading = date[line]
    return (
      <td key={line}>
        {reading ? (
          <ReadingCell
            reading={reading}
            normal={normal}
            among={among}
            side={line === 'face' ? null : line}
            signed={line === 'face'}
          />
        ) : (
          <span className={classes['note']}>{i18n._('not recorded')}</span>
        )}
      </td>
    )
  })
}
