import type { Point } from '../geometry/point.ts'

/** MediaPipe's face mesh with attention: 468 surface points, then 5 points of each iris. */
export const LANDMARK_COUNT = 478

/**
 * The landmarks of one face, in pixels of the upright picture, in MediaPipe's order.
 * `samples` are the independent estimates (one per jittered crop) of which `points` is the mean; empty
 * for landmarks whose spread is unknown.
 */
export interface Landmarks {
  readonly points: readonly Point[]
  readonly samples: readonly (readonly Point[])[]
}
