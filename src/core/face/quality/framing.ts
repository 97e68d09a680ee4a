import type { FaceView } from './face-view.ts'
import type { QualityFinding } from './finding.ts'

/** A face of which more than this share of the landmarks lies outside the picture is not measured. Product policy. */
const MOST_OUTSIDE = 0.05

/** The share of the landmarks that lie outside the picture. */
export function framing({ points, picture }: FaceView): QualityFinding {
  const id = 'framing'
  const outside = points.filter(([x, y]) => x < 0 || y < 0 || x > picture.width || y > picture.height)
  const value = outside.length / points.length
  if (value > MOST_OUTSIDE) {
    return { id, verdict: 'refuse', value, says: 'Step back or aim again: the picture cuts the face off.' }
  }
  if (value > 0) return { id, verdict: 'warn', value, says: 'Step back a little: the face touches the border of the picture.' }
  return { id, verdict: 'pass', value, says: 'The whole face is in the picture.' }
}
