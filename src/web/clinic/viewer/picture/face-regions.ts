import { midpoint, type Point } from '../../../../core/geometry/point.ts'
import { wholePicture, type Rect } from './view-window.ts'

/** The parts of a face one zooms to. */
export type Region = 'eyes' | 'mouth' | 'brows'

/** Landmarks (MediaPipe's numbers) whose bounding box, with a margin, is the region; the margin is a share of its width. */
const REGIONS: Readonly<Record<Region, { readonly landmarks: readonly number[]; readonly margin: number }>> = {
  // Canthi and the middle of each lid.
  eyes: { landmarks: [33, 133, 159, 145, 263, 362, 386, 374], margin: 0.12 },
  // Commissures, the upper and lower vermilion borders at the middle.
  mouth: { landmarks: [61, 291, 0, 17], margin: 0.35 },
  // Ends and arches of both brows, and the upper lids to see them against.
  brows: { landmarks: [70, 105, 107, 46, 55, 300, 334, 336, 276, 285, 159, 386], margin: 0.12 },
}

const CANTHI = { right: [33, 133], left: [263, 362] } as const

function at(landmarks: readonly Point[], index: number): Point | null {
  return landmarks[index] ?? null
}

/** Where a region lies in the picture, or null when its landmarks were not located. */
export function regionOf(region: Region, landmarks: readonly Point[]): Rect | null {
  const { landmarks: indices, margin } = REGIONS[region]
  const points = indices.map((index) => at(landmarks, index)).filter((point) => point !== null)
  if (points.length < indices.length) return null
  const xs = points.map(([x]) => x)
  const ys = points.map(([, y]) => y)
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)]
  const edge = (right - left) * margin
  return { x: left - edge, y: top - edge, width: right - left + 2 * edge, height: bottom - top + 2 * edge }
}

/**
 * The middle of each eye, patient's right first: half-way between its canthi, so that where the person looks does not
 * move it. Null when a canthus was not located.
 */
export function eyeMiddles(landmarks: readonly Point[]): readonly [Point, Point] | null {
  const middle = ([outer, inner]: readonly [number, number]): Point | null => {
    const a = at(landmarks, outer)
    const b = at(landmarks, inner)
    return a && b ? midpoint(a, b) : null
  }
  const right = middle(CANTHI.right)
  const left = middle(CANTHI.left)
  return right && left ? [right, left] : null
}

/** What "bring into view" shows: the region, or the whole picture when the region was not located. */
export const regionOrWhole = (
  region: Region,
  landmarks: readonly Point[],
  picture: { readonly width: number; readonly height: number },
): Rect => regionOf(region, landmarks) ?? wholePicture(picture)
