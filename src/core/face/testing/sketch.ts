import type { Point } from '../../geometry/point.ts'
import { buildFace, type FaceOptions } from '../build-face.ts'
import type { Face, Pose } from '../face.ts'
import { EYE_LANDMARKS, JAW_LANDMARKS, MIDLINE_LANDMARKS, MOUTH_LANDMARKS } from '../landmark-names.ts'
import { LANDMARK_COUNT, type Landmarks } from '../landmarks.ts'
import { SIDES, type BothSides } from '../side.ts'

/** One side of a face drawn for a test: millimetres, heights upwards from the pupil line, x away from the midline. */
export interface SketchedSide {
  readonly pupil: number
  /** Heights above the pupil line; the brow is level. */
  readonly brow: number
  readonly upperLid: number
  readonly lowerLid: number
  readonly innerCanthus: number
  readonly outerCanthus: number
  readonly commissure: Point
  readonly innerCorner: Point
}

/** A face drawn for a test from straight lines, so that every measure of it is arithmetic. */
export interface Sketch extends BothSides<SketchedSide> {
  readonly upperLip: { readonly outer: number; readonly inner: number }
  readonly lowerLip: { readonly outer: number; readonly inner: number }
  readonly irisDiameter: number
  readonly philtrum: Point
  readonly nasalBase: number
  readonly nasalTip: Point
  readonly chin: Point
  readonly jaw: number
}

/** Where a sketch lies in the picture. `angle` turns it clockwise on the screen, radians. */
export interface Placement {
  readonly pixelsPerMm: number
  readonly centre: Point
  readonly angle: number
}

const SIDE: SketchedSide = {
  pupil: 31,
  brow: 20,
  upperLid: 4,
  lowerLid: -6,
  innerCanthus: 17,
  outerCanthus: 45,
  commissure: [24, -64],
  innerCorner: [20, -64],
}

/** Lids 10 mm apart, 28 mm wide; lips 6 mm apart between level edges; an iris of 11.77 mm. */
export const SKETCH: Sketch = {
  right: SIDE,
  left: SIDE,
  upperLip: { outer: -56, inner: -62 },
  lowerLip: { outer: -76, inner: -68 },
  irisDiameter: 11.77,
  philtrum: [0, -50],
  nasalBase: -42,
  nasalTip: [0, -32],
  chin: [0, -98],
  jaw: -108,
}

export const UPRIGHT: Placement = { pixelsPerMm: 10, centre: [1000, 800], angle: 0 }

export const FRONTAL: Pose = { yaw: 0, pitch: 0, roll: 0 }

/** The landmarks of a sketch; those that no measure reads lie between the pupils. */
export function sketchLandmarks(
  sketch: Sketch,
  placement: Placement = UPRIGHT,
  samples: readonly Sketch[] = [],
): Landmarks {
  return {
    points: pointsOf(sketch, placement),
    samples: samples.map((sample) => pointsOf(sample, placement)),
  }
}

/** The face of a sketch, seen from the front. */
export const sketchFace = (sketch: Sketch, placement: Placement = UPRIGHT, options: FaceOptions = {}): Face =>
  buildFace(sketchLandmarks(sketch, placement), FRONTAL, options)

/** The sketch in a mirror. */
export const mirrored = (sketch: Sketch): Sketch => ({
  ...sketch,
  left: sketch.right,
  right: sketch.left,
  philtrum: [-sketch.philtrum[0], sketch.philtrum[1]],
  nasalTip: [-sketch.nasalTip[0], sketch.nasalTip[1]],
  chin: [-sketch.chin[0], sketch.chin[1]],
})

function pointsOf(sketch: Sketch, { pixelsPerMm, centre, angle }: Placement): Point[] {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
  const place = ([x, up]: Point): Point => [
    centre[0] + pixelsPerMm * (x * cos + up * sin),
    centre[1] + pixelsPerMm * (x * sin - up * cos),
  ]
  const points: Point[] = Array.from({ length: LANDMARK_COUNT }, () => centre)
  const put = (index: number, point: Point): void => {
    points[index] = place(point)
  }
  for (const side of SIDES) {
    const out = side === 'left' ? 1 : -1
    const { pupil, brow, upperLid, lowerLid, innerCanthus, outerCanthus } = sketch[side]
    const names = EYE_LANDMARKS[side]
    const radius = sketch.irisDiameter / 2
    put(names.pupil, [out * pupil, 0])
    put(names.limbus[0], [out * pupil - radius, 0])
    put(names.limbus[1], [out * pupil + radius, 0])
    const level = (indices: readonly number[], height: number): void => {
      indices.forEach((index, i) => {
        const at = innerCanthus + ((outerCanthus - innerCanthus) * i) / (indices.length - 1)
        const isCanthus = i === 0 || i === indices.length - 1
        put(index, [out * at, isCanthus && indices.length > 5 ? 0 : height])
      })
    }
    level(names.upperLidMargin, upperLid)
    level(names.lowerLidMargin, lowerLid)
    level(names.browUpperEdge, brow + 3)
    level(names.browLowerEdge, brow - 3)
  }
  drawMouth(sketch, put)
  JAW_LANDMARKS.forEach((index, i) => put(index, [-60 + 10 * i, sketch.jaw]))
  put(MIDLINE_LANDMARKS.philtrum, sketch.philtrum)
  put(MIDLINE_LANDMARKS.nasalBase, [0, sketch.nasalBase])
  put(MIDLINE_LANDMARKS.nasalTip, sketch.nasalTip)
  put(MIDLINE_LANDMARKS.chin, sketch.chin)
  return points
}

/** Where the points of a contour lie between the midline (0) and a corner (1): level, but for the very corners. */
const STATIONS = [-1, -0.98, -0.9, -0.6, -0.3, 0, 0.3, 0.6, 0.9, 0.98, 1]

function drawMouth({ left, right, upperLip, lowerLip }: Sketch, put: (index: number, point: Point) => void): void {
  const contour = (names: readonly number[], ends: BothSides<Point>, height: number): void => {
    names.forEach((index, i) => {
      const station = STATIONS[i] ?? 0
      const end = station < 0 ? ends.right : ends.left
      put(index, [station * end[0], Math.abs(station) === 1 ? end[1] : height])
    })
  }
  const commissures = { right: right.commissure, left: left.commissure }
  const innerCorners = { right: right.innerCorner, left: left.innerCorner }
  contour(MOUTH_LANDMARKS.upperLipOuter, commissures, upperLip.outer)
  contour(MOUTH_LANDMARKS.lowerLipOuter, commissures, lowerLip.outer)
  contour(MOUTH_LANDMARKS.upperLipInner, innerCorners, upperLip.inner)
  contour(MOUTH_LANDMARKS.lowerLipInner, innerCorners, lowerLip.inner)
}
