import type { MeasureOptions, PhotoMeasurer } from '../../core/records/photo-measurer.ts'
import type { PhotoResult } from '../../core/records/photo-result.ts'
import type { FoundPhoto } from './collect-photos.ts'

/**
 * Measures photos, a few under way at a time so that a large folder does not fill the memory; the results stand in the
 * order of the photos.
 */
export async function measurePhotos(
  measurer: PhotoMeasurer,
  photos: readonly FoundPhoto[],
  options: MeasureOptions,
  done: (result: PhotoResult) => Promise<void>,
  underWay: number,
): Promise<PhotoResult[]> {
  const results: PhotoResult[] = []
  const queue = photos.entries()
  const work = async (): Promise<void> => {
    for (const [index, { path, unreadable }] of queue) {
      const result = unreadable === undefined
        ? await measurer.measure({ path, name: path, options })
        : refusedUnread(path, unreadable)
      results[index] = result
      await done(result)
    }
  }
  await Promise.all(Array.from({ length: underWay }, work))
  return results
}

const refusedUnread = (file: string, why: string): PhotoResult =>
  ({ file, status: 'refused', why, quality: [] })
