import type { Point } from '../../geometry/point.ts'
import type { Detection } from './detection.ts'

/** Boxes that share more than this part of their union are the same face. */
const SAME_FACE_OVERLAP = 0.3

/**
 * Weighted non-maximum suppression: the detections that overlap the best one are averaged, weighed by their scores, and so
 * on with the rest. The result is sorted by score, best first.
 * @see Bazarevsky et al. 2019, "BlazeFace", section 3.3
 */
export function suppressWeighted(detections: readonly Detection[]): readonly Detection[] {
  let rest = [...detections].sort((a, b) => b.score - a.score)
  const faces: Detection[] = []
  for (let best = rest[0]; best !== undefined; best = rest[0]) {
    const top = best
    const same = rest.filter((detection) => detection === top || overlap(top, detection) > SAME_FACE_OVERLAP)
    rest = rest.filter((detection) => !same.includes(detection))
    faces.push(weightedMean(same, top))
  }
  return faces
}

function weightedMean(detections: readonly Detection[], best: Detection): Detection {
  const total = detections.reduce((sum, { score }) => sum + score, 0)
  const mean = (value: (detection: Detection) => number): number =>
    detections.reduce((sum, detection) => sum + detection.score * value(detection), 0) / total
  const meanPoint = (value: (detection: Detection) => Point): Point => [mean((d) => value(d)[0]), mean((d) => value(d)[1])]
  return {
    score: best.score,
    centre: meanPoint((d) => d.centre),
    width: mean((d) => d.width),
    height: mean((d) => d.height),
    keypoints: best.keypoints.map((fallback, k) => meanPoint((d) => d.keypoints[k] ?? fallback)),
  }
}

/** Intersection over union of two boxes. */
export function overlap(a: Detection, b: Detection): number {
  const shared = (k: 0 | 1, sizeA: number, sizeB: number): number =>
    Math.min(a.centre[k] + sizeA / 2, b.centre[k] + sizeB / 2) - Math.max(a.centre[k] - sizeA / 2, b.centre[k] - sizeB / 2)
  const width = shared(0, a.width, b.width)
  const height = shared(1, a.height, b.height)
  if (width <= 0 || height <= 0) return 0
  return (width * height) / (a.width * a.height + b.width * b.height - width * height)
}
