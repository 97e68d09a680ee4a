import { fromFrame } from '../../../face/face-frame.ts'
import type { Face } from '../../../face/face.ts'
import type { Side } from '../../../face/side.ts'
import type { Point } from '../../../geometry/point.ts'
import { contourInFrame, highestAt, lowestAt } from '../../contour.ts'
import { YAW_LIMIT, type SidedMeasure } from '../../measure.ts'

const STRIPS = 64

/** Interlabial area: the opening between the inner edges of the lips from the midline to the corner of the mouth. */
export const interlabialArea: SidedMeasure = {
  id: 'interlabialArea',
  name: 'Interlabial area',
  of: 'side',
  unit: 'mm²',
  direction: 'Larger: this half of the mouth is further open.',
  normal: null,
  normalDifference: null,
  smallestDetectableChange: null,
  references: ['emotricsPlus'],
  floor: null,
  yawLimit: YAW_LIMIT,
  quantity(face, side) {
    const strips = opening(face, side)
    if (!strips) return 'curve-impossible'
    const width = Math.abs((strips[1]?.x ?? 0) - (strips[0]?.x ?? 0))
    return strips.reduce((sum, { gap }, i) => sum + (i === 0 || i === STRIPS ? gap / 2 : gap), 0) * width
  },
  draw(face, side) {
    const strips = opening(face, side) ?? []
    const at = (x: number, up: number): Point => fromFrame(face.frame, [x, up])
    return [
      ...strips.map(({ x, lower, gap }) => at(x, lower + gap)),
      ...strips.toReversed().map(({ x, lower }) => at(x, lower)),
    ]
  },
}

interface Strip {
  readonly x: number
  readonly lower: number
  readonly gap: number
}

/** Equal steps from the midline to where the inner edges of this side end; null when they do not reach the midline. */
function opening(face: Face, side: Side): Strip[] | null {
  const upper = contourInFrame(face.frame, face.mouth.upperLipInner)
  const lower = contourInFrame(face.frame, face.mouth.lowerLipInner)
  const end = side === 'left' ? upper.at(-1) : upper[0]
  if (!end) return null
  const strips: Strip[] = []
  for (let i = 0; i <= STRIPS; i++) {
    const x = (end[0] * i) / STRIPS
    const above = i === STRIPS ? end[1] : lowestAt(upper, x)
    const below = i === STRIPS ? end[1] : highestAt(lower, x)
    if (above === null || below === null) return null
    strips.push({ x, lower: below, gap: Math.max(0, above - below) })
  }
  return strips
}
