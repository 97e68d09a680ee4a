import { distance } from '../../geometry/point.ts'
import type { Detection } from './detection.ts'

/**
 * The face the photograph is of: the largest, where a face at the corner of the picture counts half its size.
 * @returns null when there is none.
 */
export function largestCentralFace(faces: readonly Detection[], width: number, height: number): Detection | null {
  const toCorner = Math.hypot(width, height) / 2
  const weight = (face: Detection): number =>
    Math.max(face.width, face.height) * (1 - (0.5 * distance(face.centre, [width / 2, height / 2])) / toCorner)
  let chosen: Detection | null = null
  for (const face of faces) if (chosen === null || weight(face) > weight(chosen)) chosen = face
  return chosen
}
