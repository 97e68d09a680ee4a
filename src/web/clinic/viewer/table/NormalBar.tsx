import type { Side } from '../../../../core/face/side.ts'
import { SIDE_STYLE } from '../../../components/sides.tsx'
import classes from './table.module.css'
import { normalScale, type Limits } from './normal-scale.ts'

interface Props {
  readonly normal: Limits
  readonly value: number
  /** All values that share the axis, so that the bars of one row can be compared. */
  readonly among: readonly number[]
  readonly side: Side | null
}

/** The thin grey bar of what is normal, and where this value stands. Decoration: the words beside it say the same. */
export function NormalBar({ normal, value, among, side }: Props) {
  const { from, to, places } = normalScale(normal, [value, ...among])
  const place = places[0] ?? 50
  return (
    <span className={classes['bar']} aria-hidden>
      <span className={classes['range']} style={{ left: `${from}%`, width: `${Math.max(to - from, 2)}%` }} />
      <span
        className={classes['mark']}
        data-mark={side ? SIDE_STYLE[side].mark : 'line'}
        style={{ left: `${place}%`, background: side ? SIDE_STYLE[side].color : 'currentColor' }}
      />
    </span>
  )
}
