import { cropSquare } from '../../geometry/crop.ts'
import type { Point } from '../../geometry/point.ts'
import type { Pyramid } from '../../geometry/pyramid.ts'
import type { Square } from '../../geometry/square.ts'
import { mirrorTensor } from '../mirror-tensor.ts'
import type { Network } from '../network.ts'
import { decodeDetections, DETECTOR_SIZE } from './decode.ts'
import { mirrorDetection, type Detection } from './detection.ts'
import { suppressWeighted } from './weighted-suppression.ts'

/** How far the picture is shrunk for each attempt: a face that fills the picture is found only with room around it. */
const ATTEMPTS = [1, 2] as const

/**
 * Every face of the picture, in its pixels, best first. The detector sees the letterboxed picture and, unless `flip` is
 * false, its mirror image; what it finds in both is pooled, so that a mirrored picture gives the mirrored faces.
 */
export async function detectFaces(pyramid: Pyramid, detector: Network, flip: boolean): Promise<readonly Detection[]> {
  const { width, height } = pyramid.levels[0]
  for (const room of ATTEMPTS) {
    const letterbox: Square = { centre: [width / 2, height / 2], axis: [1, 0], side: Math.max(width, height) * room }
    const input = cropSquare(pyramid, letterbox, DETECTOR_SIZE, { range: [-1, 1], beyond: 'black', antialias: true })
    const found = [...decodeDetections(await detector.run(input))]
    if (flip) {
      const mirrored = decodeDetections(await detector.run(mirrorTensor(input, DETECTOR_SIZE)))
      found.push(...mirrored.map((detection) => mirrorDetection(detection, DETECTOR_SIZE)))
    }
    const faces = suppressWeighted(found)
    if (faces.length > 0) return faces.map((face) => toPicture(face, letterbox))
  }
  return []
}

function toPicture(detection: Detection, letterbox: Square): Detection {
  const factor = letterbox.side / DETECTOR_SIZE
  const place = (point: Point): Point => [
    letterbox.centre[0] + (point[0] - DETECTOR_SIZE / 2) * factor,
    letterbox.centre[1] + (point[1] - DETECTOR_SIZE / 2) * factor,
  ]
  return {
    score: detection.score,
    centre: place(detection.centre),
    width: detection.width * factor,
    height: detection.height * factor,
    keypoints: detection.keypoints.map(place),
  }
}
