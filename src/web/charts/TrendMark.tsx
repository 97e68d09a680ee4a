import { SIDE_STYLE } from '../components/sides.tsx'
import type { Line } from './trend-series.ts'

/** Colour of a line: the side's, or that of text for the whole face. */
export const colourOf = (line: Line): string => (line === 'face' ? 'var(--mantine-color-text)' : SIDE_STYLE[line].color)

interface Props {
  readonly line: Line
  readonly cx?: number | undefined
  readonly cy?: number | null | undefined
}

/** A point of a trend: a circle for the patient's right, a diamond for the left, a square for the whole face. */
export function TrendMark({ line, cx, cy }: Props) {
  if (cx === undefined || cy === undefined || cy === null) return null
  const fill = colourOf(line)
  if (line === 'face') return <rect x={cx - 4} y={cy - 4} width={8} height={8} fill={fill} />
  if (SIDE_STYLE[line].mark === 'circle') return <circle cx={cx} cy={cy} r={5} fill={fill} />
  return <path d={`M${cx} ${cy - 6.5}L${cx + 6.5} ${cy}L${cx} ${cy + 6.5}L${cx - 6.5} ${cy}Z`} fill={fill} />
}
