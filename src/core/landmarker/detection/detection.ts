import type { Point } from '../../geometry/point.ts'

/** The detector's key points, in its order: right eye, left eye, nose tip, mouth, right ear, left ear (the person's own sides). */
export const KEYPOINT_COUNT = 6

/** The key points that change places in a mirror. */
const KEYPOINT_MIRROR = [1, 0, 2, 3, 5, 4] as const

/** One face as detected: an upright box and key points. */
export interface Detection {
  /** 0…1. */
  readonly score: number
  readonly centre: Point
  readonly width: number
  readonly height: number
  readonly keypoints: readonly Point[]
}

/** The detection as it is in the mirror image of a picture of that width. @throws RangeError when a key point is missing. */
export function mirrorDetection(detection: Detection, pictureWidth: number): Detection {
  const mirror = (point: Point): Point => [pictureWidth - point[0], point[1]]
  return {
    ...detection,
    centre: mirror(detection.centre),
    keypoints: KEYPOINT_MIRROR.map((index) => mirror(keypoint(detection, index))),
  }
}

/** @throws RangeError when the detection has no such key point. */
export function keypoint(detection: Detection, index: number): Point {
  const point = detection.keypoints[index]
  if (point === undefined) throw new RangeError(`a detection without key point ${index}`)
  return point
}
