import type { Photo } from '../../../../core/records/assessment.ts'
import type { Point } from '../../../../core/geometry/point.ts'
import { eyeMiddles } from '../picture/face-regions.ts'
import { similarityOf, type Similarity } from '../picture/similarity.ts'

interface Size {
  readonly width: number
  readonly height: number
}

export const landmarksOf = (photo: Photo): readonly Point[] =>
  photo.run?.result.status === 'measured' ? (photo.run.result.landmarks ?? []) : []

/**
 * Lays a second picture over a first: its eyes onto the first one's eyes, so that size, tilt and place of the face agree.
 * Without eyes in both, the whole picture is fitted to the first one's width, and `onEyes` is false.
 */
export function alignPictures(
  first: { readonly landmarks: readonly Point[]; readonly size: Size },
  second: { readonly landmarks: readonly Point[]; readonly size: Size },
): { readonly similarity: Similarity; readonly onEyes: boolean } {
  const [to, from] = [eyeMiddles(first.landmarks), eyeMiddles(second.landmarks)]
  const similarity = to && from ? similarityOf([...from], [...to]) : null
  if (similarity) return { similarity, onEyes: true }
  return { similarity: { a: first.size.width / second.size.width, b: 0, tx: 0, ty: 0 }, onEyes: false }
}
