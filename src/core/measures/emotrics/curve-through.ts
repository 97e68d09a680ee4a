import type { Point } from '../../geometry/point.ts'
import type { CubicSpline } from '../../geometry/spline/b-spline.ts'
import { smoothingSpline } from '../../geometry/spline/smoothing-spline.ts'
import { toTilted, type Rotation } from './rotation.ts'

/** px². Fixed by Emotrics; it makes the results depend a little on the resolution of the picture. */
const SMOOTHING = 1

/**
 * The curve of a contour along the tilted axes, or null when its points do not follow each other from right to left.
 */
export const curveThrough = (contour: readonly Point[], tilt: Rotation, origin: Point): CubicSpline | null =>
  smoothingSpline(
    contour.map((point) => toTilted(tilt, origin, point)),
    SMOOTHING,
  )
