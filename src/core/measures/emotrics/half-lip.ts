import { roundHalfEven } from '../../geometry/round-half-even.ts'
import { evaluate } from '../../geometry/spline/b-spline.ts'
import type { Point } from '../../geometry/point.ts'
import { curveThrough } from './curve-through.ts'
import { fromTilted, toTilted, type Rotation } from './rotation.ts'

/** The contours of the mouth from the patient's right to the left, pixels. */
export interface Lips {
  readonly upperOuter: readonly Point[]
  readonly lowerOuter: readonly Point[]
  readonly upperInner: readonly Point[]
  readonly lowerInner: readonly Point[]
}

/** What is read at the middle of one half of the mouth. Pixels. */
export interface HalfLip {
  readonly upper: Point
  readonly lower: Point
  readonly dentalShow: number
}

/**
 * The middle of a half-lip: of the points of the upper lip's curve at every whole pixel from its one end to the other,
 * the one whose distance from the commissure is nearest to `radius`. Null when a curve is impossible.
 */
export function halfLip(lips: Lips, commissure: Point, radius: number, tilt: Rotation): HalfLip | null {
  const border = lips.upperOuter.map((point) => toTilted(tilt, commissure, point))
  const curve = curveThrough(lips.upperOuter, tilt, commissure)
  if (!curve) return null
  const xs = border.map(([x]) => x)
  let nearest: { readonly at: Point; readonly miss: number } | null = null
  for (let x = roundHalfEven(Math.min(...xs)); x <= roundHalfEven(Math.max(...xs)); x++) {
    const at: Point = [x, evaluate(curve, x)]
    const miss = Math.abs(Math.hypot(...at) - radius)
    if (!nearest || miss < nearest.miss) nearest = { at, miss }
  }
  if (!nearest) return null
  const upper = fromTilted(tilt, commissure, nearest.at)
  const [lower, upperInner, lowerInner] = [lips.lowerOuter, lips.upperInner, lips.lowerInner].map((contour) =>
    curveThrough(contour, tilt, upper),
  )
  if (!lower || !upperInner || !lowerInner) return null
  return {
    upper,
    lower: fromTilted(tilt, upper, [0, evaluate(lower, 0)]),
    dentalShow: Math.max(0, evaluate(lowerInner, 0) - evaluate(upperInner, 0)),
  }
}
