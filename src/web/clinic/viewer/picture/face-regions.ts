import { EYE_LANDMARKS, MOUTH_LANDMARKS } from '../../../../core/face/landmark-names.ts'
import type { Side } from '../../../../core/face/side.ts'
import { midpoint, type Point } from '../../../../core/geometry/point.ts'
import { wholePicture, type Rect } from './view-window.ts'

/** The parts of a face one zooms to. */
export type Region = 'eyes' | 'mouth' | 'brows'

const ofBothEyes = (of: (eye: (typeof EYE_LANDMARKS)[Side]) => readonly number[]): readonly number[] => [
  ...of(EYE_LANDMARKS.right),
  ...of(EYE_LANDMARKS.left),
]

/** Landmarks whose bounding box is the region, and the margin around them as a share of its width. */
const REGIONS: Readonly<Record<Region, { readonly landmarks: readonly number[]; readonly margin: number }>> = {
  eyes: { landmarks: ofBothEyes((eye) => [...eye.upperLidMargin, ...eye.lowerLidMargin]), margin: 0.12 },
  mouth: { landmarks: [...MOUTH_LANDMARKS.upperLipOuter, ...MOUTH_LANDMARKS.lowerLipOuter], margin: 0.35 },
  brows: { landmarks: ofBothEyes((eye) => [...eye.browUpperEdge, ...eye.upperLidMargin]), margin: 0.12 },
}

/** The named landmarks, or null when one of them was not located. */
function located(indices: readonly number[], landmarks: readonly Point[]): readonly Point[] | null {
  const points = indices.map((index) => landmarks[index]).filter((point) => point !== undefined)
  return points.length === indices.length ? points : null
}

/** Where a region lies in the picture, or the whole picture when the region was not located. */
export function regionOrWhole(
  region: Region,
  landmarks: readonly Point[],
  picture: { readonly width: number; readonly height: number },
): Rect {
  const { landmarks: indices, margin } = REGIONS[region]
  const points = located(indices, landmarks)
  if (points === null) return wholePicture(picture)
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
  const middle = (side: Side): Point | null => {
    const { upperLidMargin } = EYE_LANDMARKS[side]
    const inner = landmarks[upperLidMargin[0] ?? -1]
    const outer = landmarks[upperLidMargin.at(-1) ?? -1]
    return inner && outer ? midpoint(inner, outer) : null
  }
  const right = middle('right')
  const left = middle('left')
  return right && left ? [right, left] : null
}
