import type { MeasureOptions, PhotoMeasurer } from '../../core/records/photo-measurer.ts'
import type { PhotoResult } from '../../core/records/photo-result.ts'

/**
 * Measures photos, a few under way at a time so that a large folder does not fill the memory; the results stand in the
 * order of the photos.
 */
export async function measurePhotos(
  measurer: PhotoMeasurer,
  photos: readonly string[],
  options: MeasureOptions,
  done: (result: PhotoResult) => Promise<void>,
  underWay: number,
): Promise<PhotoResult[]> {
  const results: PhotoResult[] = []
  const queue = photos.entries()
  const work = async (): Promise<void> => {
    for (const [index, path] of queue) {
      const result = await measurer.measure({ path, name: path, options })
      results[index] = result
      await done(result)
    }
  }
  await Promise.all(Array.from({ length: underWay }, work))
  return results
}
