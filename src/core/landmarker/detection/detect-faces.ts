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

/** The picture as it is, and turned by a quarter, a half and three quarters: where its upper edge then points. */
const UPRIGHT: Point = [1, 0]
const TURNED: readonly Point[] = [
  [0, 1],
  [-1, 0],
  [0, -1],
]

/**
 * The detector knows upright faces: two portraits and four phantoms scored 0.85 or more upright, 0.73 or less on their side
 * or upside down. A score below this may be a face that lies, read as a wrong one that stands.
 */
const SURELY_UPRIGHT = 0.8

/**
 * Every face of the picture, in its pixels, best first. The detector sees the letterboxed picture and, unless `flip` is
 * false, its mirror image; what it finds in both is pooled, so that a mirrored picture gives the mirrored faces. A picture
 * that may lie on its side is also looked at turned, and the turn in which a face is plainest counts.
 */
export async function detectFaces(pyramid: Pyramid, detector: Network, flip: boolean): Promise<readonly Detection[]> {
  const { width, height } = pyramid.levels[0]
  for (const room of ATTEMPTS) {
    const look = (axis: Point): Promise<readonly Detection[]> =>
      lookAt(pyramid, { centre: [width / 2, height / 2], axis, side: Math.max(width, height) * room }, detector, flip)
    let faces = await look(UPRIGHT)
    if (plainness(faces) < SURELY_UPRIGHT) {
      for (const axis of TURNED) {
        const turned = await look(axis)
        if (plainness(turned) > plainness(faces)) faces = turned
      }
    }
    if (faces.length > 0) return faces
  }
  return []
}

const plainness = (faces: readonly Detection[]): number => Math.max(0, ...faces.map(({ score }) => score))

async function lookAt(pyramid: Pyramid, letterbox: Square, detector: Network, flip: boolean): Promise<readonly Detection[]> {
  const input = cropSquare(pyramid, letterbox, DETECTOR_SIZE, { range: [-1, 1], beyond: 'black', antialias: true })
  const found = [...decodeDetections(await detector.run(input))]
  if (flip) {
    const mirrored = decodeDetections(await detector.run(mirrorTensor(input, DETECTOR_SIZE)))
    found.push(...mirrored.map((detection) => mirrorDetection(detection, DETECTOR_SIZE)))
  }
  return suppressWeighted(found).map((face) => toPicture(face, letterbox))
}

function toPicture(detection: Detection, { centre, axis, side }: Square): Detection {
  const factor = side / DETECTOR_SIZE
  const place = (point: Point): Point => {
    const [dx, dy] = [(point[0] - DETECTOR_SIZE / 2) * factor, (point[1] - DETECTOR_SIZE / 2) * factor]
    return [centre[0] + dx * axis[0] - dy * axis[1], centre[1] + dx * axis[1] + dy * axis[0]]
  }
  const [width, height] = axis[1] === 0 ? [detection.width, detection.height] : [detection.height, detection.width]
  return {
    score: detection.score,
    centre: place(detection.centre),
    width: width * factor,
    height: height * factor,
    keypoints: detection.keypoints.map(place),
  }
}
