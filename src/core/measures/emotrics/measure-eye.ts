import type { Point } from '../../geometry/point.ts'
import { evaluate } from '../../geometry/spline/b-spline.ts'
import { curveThrough } from './curve-through.ts'
import type { EmotricsMode, EmotricsSide } from './emotrics-results.ts'
import { toTilted, type Rotation } from './rotation.ts'

type EyeMeasures = Pick<
  EmotricsSide,
  'MarginalReflexDistance1' | 'MarginalReflexDistance2' | 'BrowHeight' | 'PalpebralFissureHeight'
>

/** The lids and the brow of one eye from the patient's right to the left, and its pupil; pixels. */
export interface Eye68 {
  readonly upperLid: readonly Point[]
  readonly lowerLid: readonly Point[]
  readonly brow: readonly Point[]
  readonly pupil: Point
}

/** Heights above and below the pupil along the tilted vertical, and between the lids at mid-fissure. Pixels. */
export function measureEye(eye: Eye68, tilt: Rotation, mode: EmotricsMode): EyeMeasures | null {
  const [upper, lower, brow] = [eye.upperLid, eye.lowerLid, eye.brow].map((contour) =>
    curveThrough(contour, tilt, eye.pupil),
  )
  if (!upper || !lower || !brow) return null
  const mrd1 = -evaluate(upper, 0)
  const middle = midFissure(eye, tilt, eye.pupil)
  return {
    MarginalReflexDistance1: mode === 'compatible' ? Math.abs(mrd1) : mrd1,
    MarginalReflexDistance2: Math.abs(evaluate(lower, 0)),
    BrowHeight: Math.abs(evaluate(brow, 0)),
    PalpebralFissureHeight: Math.abs(evaluate(upper, middle) - evaluate(lower, middle)),
  }
}

/** The mean abscissa of the two inner points of either lid. */
function midFissure(eye: Eye68, tilt: Rotation, origin: Point): number {
  const inner = [...eye.upperLid.slice(1, 3), ...eye.lowerLid.slice(1, 3)]
  return inner.reduce((sum, point) => sum + toTilted(tilt, origin, point)[0], 0) / inner.length
}
