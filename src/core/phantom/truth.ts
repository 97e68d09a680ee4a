import type { Point, Point3 } from '../geometry/point.ts'
import { bothSides, SIDES, type BothSides, type Side } from '../face/side.ts'
import { at } from './numbers.ts'
import type { Camera } from './raster/camera.ts'
import type { PhantomSpec } from './spec.ts'
import { BROW_LOWER, BROW_UPPER, COMMISSURE, INNER_CANTHUS, LOWER_LID_MIDDLE, OUTER_CANTHUS, UPPER_LID_MIDDLE } from './surface/contours.ts'
import { CHIN, NASAL_TIP, PHILTRUM } from './surface/midface-fields.ts'
import type { RestFace } from './surface/rest-face.ts'

const LOWER_VERMILION_MIDDLE = 17

/** What is true of one side of a phantom, millimetres in the upright head; up and lateral are positive. */
export interface SideTruth {
  /** Pupil to the centre line of the brow above it. */
  readonly browHeight: number
  /** Pupil to the margin of the upper and of the lower lid, on the vertical through the pupil. */
  readonly mrd1: number
  readonly mrd2: number
  readonly palpebralFissureHeight: number
  /** Inner to outer canthus. */
  readonly palpebralFissureWidth: number
  /** Commissure above the line through the pupils (negative: below it). */
  readonly commissureHeight: number
  /** Commissure to the middle of the lower vermilion border. */
  readonly commissurePosition: number
  /** What stays open between the lids above the pupil. */
  readonly lidGap: number
  /** Pixels. */
  readonly irisCentre: Point
  readonly irisDiameter: number
}

/** The exact geometry of a phantom. Nothing here is read from the picture. */
export interface PhantomTruth {
  readonly mmPerPixel: number
  /** All 478 landmarks in MediaPipe's order, pixels. */
  readonly landmarks: readonly Point[]
  /** The same in millimetres of the upright head: x towards the patient's left, y up from the canonical origin, z forward. */
  readonly landmarksMm: readonly Point3[]
  readonly sides: BothSides<SideTruth>
  /** Sideways shift from the midline between the pupils, mm towards the patient's left. */
  readonly philtrumDeviation: number
  readonly nasalTipDeviation: number
  readonly chinDeviation: number
}

/** The centre of an iris, then its limbus at the picture's right, top, left and bottom. */
function irisPoints([x, y, z]: Point3, diameter: number): Point3[] {
  const r = diameter / 2
  return [
    [x, y, z],
    [x + r, y, z],
    [x, y + r, z],
    [x - r, y, z],
    [x, y - r, z],
  ]
}

/** Height of the brow's centre line at x: between the upper and the lower border of its hair. */
function browHeightAt(points: readonly Point3[], side: Side, x: number): number {
  const height = (chain: readonly number[]): number => {
    for (let index = 0; index + 1 < chain.length; index++) {
      const [a, b] = [points[at(chain, index)], points[at(chain, index + 1)]]
      if (a === undefined || b === undefined) continue
      const t = (x - a[0]) / (b[0] - a[0])
      if (t >= 0 && t <= 1) return a[1] + t * (b[1] - a[1])
    }
    throw new Error(`the ${side} brow does not pass above the pupil`)
  }
  return (height(BROW_UPPER[side]) + height(BROW_LOWER[side])) / 2
}

export function truthOf(rest: RestFace, positions: Float64Array, camera: Camera, spec: PhantomSpec): PhantomTruth {
  const point = (vertex: number): Point3 => [at(positions, 3 * vertex), at(positions, 3 * vertex + 1), at(positions, 3 * vertex + 2)]
  const surface = Array.from({ length: 468 }, (_, vertex) => point(vertex))
  const landmarksMm = [...surface, ...SIDES.flatMap((side) => irisPoints(rest.pupil[side], spec.irisDiameter))]
  const landmarks = landmarksMm.map((place) => camera.pixel(camera.turn(place)))
  const level = (rest.pupil.right[1] + rest.pupil.left[1]) / 2
  const midline = (rest.pupil.right[0] + rest.pupil.left[0]) / 2
  const sides = bothSides((side): SideTruth => {
    const pupil = rest.pupil[side]
    const [upper, lower] = [point(UPPER_LID_MIDDLE[side]), point(LOWER_LID_MIDDLE[side])]
    const [inner, outer] = [point(INNER_CANTHUS[side]), point(OUTER_CANTHUS[side])]
    const commissure = point(COMMISSURE[side])
    const lip = point(LOWER_VERMILION_MIDDLE)
    const gap = upper[1] - lower[1]
    return {
      browHeight: browHeightAt(surface, side, pupil[0]) - pupil[1],
      mrd1: upper[1] - pupil[1],
      mrd2: pupil[1] - lower[1],
      palpebralFissureHeight: gap,
      palpebralFissureWidth: Math.hypot(outer[0] - inner[0], outer[1] - inner[1]),
      commissureHeight: commissure[1] - level,
      commissurePosition: Math.hypot(commissure[0] - lip[0], commissure[1] - lip[1]),
      lidGap: Math.max(0, gap),
      irisCentre: camera.pixel(camera.turn(pupil)),
      irisDiameter: spec.irisDiameter,
    }
  })
  return {
    mmPerPixel: spec.mmPerPixel,
    landmarks,
    landmarksMm,
    sides,
    philtrumDeviation: point(PHILTRUM)[0] - midline,
    nasalTipDeviation: point(NASAL_TIP)[0] - midline,
    chinDeviation: point(CHIN)[0] - midline,
  }
}
