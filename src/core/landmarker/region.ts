import { direction, type Square } from '../geometry/square.ts'
import { keypoint, type Detection } from './detection/detection.ts'
import type { Midline } from './midline.ts'
import { shapePoint, type Shape } from './shape.ts'

/** How much larger than the face the network's crop is, as in its training. */
const MARGIN = 1.5

/** The surface points; the irises lie inside them. */
const SURFACE_COUNT = 468

const RIGHT_OUTER_CANTHUS = 33
const LEFT_OUTER_CANTHUS = 263

/** The crop of a detected face: centred on its box, along the line of its eyes. */
export function regionOfDetection(detection: Detection): Square {
  return {
    centre: detection.centre,
    axis: direction(keypoint(detection, 0), keypoint(detection, 1)),
    side: Math.max(detection.width, detection.height) * MARGIN,
  }
}

/** The crop of a located face: along the line of its outer canthi, around the box of its landmarks along that line. */
export function regionOfShape(shape: Shape): Square {
  const axis = direction(shapePoint(shape, RIGHT_OUTER_CANTHUS), shapePoint(shape, LEFT_OUTER_CANTHUS))
  const box = extent(shape, axis)
  const [x, y] = [(box.left + box.right) / 2, (box.top + box.bottom) / 2]
  return {
    centre: [x * axis[0] - y * axis[1], x * axis[1] + y * axis[0]],
    axis,
    side: Math.max(box.right - box.left, box.bottom - box.top) * MARGIN,
  }
}

/** The crop of a located face centred exactly on its midline, so that the crop's middle column is the mirror. */
export function regionOnMidline(shape: Shape, midline: Midline): Square {
  const { axis, origin } = midline
  const box = extent(shape, axis)
  const x = origin[0] * axis[0] + origin[1] * axis[1]
  const y = (box.top + box.bottom) / 2
  return {
    centre: [x * axis[0] - y * axis[1], x * axis[1] + y * axis[0]],
    axis,
    side: Math.max(box.right - box.left, box.bottom - box.top) * MARGIN,
  }
}

/** The box of the surface points in coordinates along the axis and perpendicular to it. */
function extent(shape: Shape, axis: Square['axis']): { left: number; right: number; top: number; bottom: number } {
  const box = { left: Infinity, right: -Infinity, top: Infinity, bottom: -Infinity }
  for (let i = 0; i < SURFACE_COUNT; i++) {
    const [px, py] = shapePoint(shape, i)
    const x = px * axis[0] + py * axis[1]
    const y = py * axis[0] - px * axis[1]
    box.left = Math.min(box.left, x)
    box.right = Math.max(box.right, x)
    box.top = Math.min(box.top, y)
    box.bottom = Math.max(box.bottom, y)
  }
  return box
}
