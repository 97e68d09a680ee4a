import { SIDES, type Side } from '../../../../core/face/side.ts'
import type { Point } from '../../../../core/geometry/point.ts'
import type { Drawing } from '../../../../core/records/photo-result.ts'
import { SIDE_STYLE } from '../../../components/sides.tsx'
import classes from './Overlay.module.css'

/** How strongly the overlay stands on the photo. */
export type OverlayStrength = 'full' | 'dim' | 'off'

interface Props {
  readonly landmarks: readonly Point[]
  readonly drawings: readonly Drawing[]
  readonly strength: OverlayStrength
  /** The measure whose lines are drawn strongly. */
  readonly measure: string | null
  readonly onMeasure: (measure: string | null) => void
}

const line = (points: readonly Point[]): string => points.map(([x, y]) => `${x},${y}`).join(' ')

/** A line of no length: its round cap is the dot, as large on the screen at every zoom. */
const dots = (points: readonly Point[]): string => points.map(([x, y]) => `M${x} ${y}h0`).join('')

const colourOf = (side: Side | null): string => (side ? SIDE_STYLE[side].onPicture : '#ffffff')

/** Landmarks and measure lines, in pixels of the picture. Hovering a line tells which measure it is. */
export function Overlay({ landmarks, drawings, strength, measure, onMeasure }: Props) {
  if (strength === 'off') return null
  return (
    <g data-overlay={strength} className={classes['overlay']} onPointerLeave={() => onMeasure(null)}>
      <path className={classes['dots']} d={dots(landmarks)} />
      {drawings
        .filter(({ points }) => points.length > 0)
        .map((drawing, index) => (
          <Line
            key={`${drawing.measure}-${drawing.side ?? 'face'}-${index}`}
            drawing={drawing}
            strong={drawing.measure === measure}
            onHover={() => onMeasure(drawing.measure)}
          />
        ))}
    </g>
  )
}

function Line({ drawing, strong, onHover }: { drawing: Drawing; strong: boolean; onHover: () => void }) {
  const points = line(drawing.points)
  const ends = [drawing.points[0], drawing.points.at(-1)].filter((point) => point !== undefined)
  return (
    <g data-measure={drawing.measure} data-side={drawing.side ?? 'face'} data-strong={strong} className={classes['line']}>
      <polyline className={classes['reach']} points={points} onPointerEnter={onHover} />
      {strong ? <polyline className={classes['outline']} points={points} /> : null}
      <polyline className={classes['stroke']} points={points} stroke={colourOf(drawing.side)} />
      {strong ? <path className={classes['end']} data-mark={markOf(drawing.side)} d={dots(ends)} stroke={colourOf(drawing.side)} /> : null}
    </g>
  )
}

/** Round ends for the patient's right, square ones for the left: the marks of the sides, told without colour. */
const markOf = (side: Side | null): string => (side === SIDES[1] ? 'diamond' : 'circle')
