import type { Point } from '../../geometry/point.ts'
import { named } from '../named-output.ts'
import type { Outputs } from '../network.ts'
import { KEYPOINT_COUNT, type Detection } from './detection.ts'

/** The full-range detector sees 192 × 192 pixels and has one anchor in every cell of a 48 × 48 grid. */
export const DETECTOR_SIZE = 192
const GRID = 48
const ANCHORS = GRID * GRID
/** Per anchor: box centre, box size, then the key points; pixels relative to the anchor. */
const VALUES = 4 + 2 * KEYPOINT_COUNT

/** A face is reported from this score on. */
export const SCORE_THRESHOLD = 0.5

/** The detections of one run before suppression, in pixels of the detector's input. @throws Error when an output is missing. */
export function decodeDetections(outputs: Outputs): readonly Detection[] {
  const regressors = named(outputs, 'regressors', ANCHORS * VALUES)
  const logits = named(outputs, 'classificators', ANCHORS)
  const found: Detection[] = []
  logits.forEach((logit, anchor) => {
    const score = 1 / (1 + Math.exp(-logit))
    if (score < SCORE_THRESHOLD) return
    const anchorX = (((anchor % GRID) + 0.5) * DETECTOR_SIZE) / GRID
    const anchorY = ((Math.floor(anchor / GRID) + 0.5) * DETECTOR_SIZE) / GRID
    const value = (k: number): number => regressors[anchor * VALUES + k] ?? Number.NaN
    const place = (k: number): Point => [anchorX + value(k), anchorY + value(k + 1)]
    found.push({
      score,
      centre: place(0),
      width: value(2),
      height: value(3),
      keypoints: Array.from({ length: KEYPOINT_COUNT }, (_, k) => place(4 + 2 * k)),
    })
  })
  return found
}
