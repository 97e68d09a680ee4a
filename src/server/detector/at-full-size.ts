import type { PhotoResult } from '../../core/records/photo-result.ts'

/**
 * A result found on a reduced picture, in pixels of the photo itself.
 * @param width of the upright photo
 * @param height of the upright photo
 */
export function atFullSize(result: PhotoResult, width: number, height: number): PhotoResult {
  if (result.width === width && result.height === height) return result
  if (result.status === 'refused') return { ...result, width, height }
  const [x, y] = [width / result.width, height / result.height]
  // The reduced size is rounded to whole pixels, so x and y differ by less than one part in a thousand.
  const factor = Math.sqrt(x * y)
  const enlarged = (points: readonly [number, number][]): [number, number][] => points.map(([px, py]) => [px * x, py * y])
  const { scale, landmarks, spread, drawings } = result
  return {
    ...result,
    width,
    height,
    scale: scale && { ...scale, mmPerPixel: scale.mmPerPixel / factor, sd: scale.sd / factor },
    ...(landmarks && { landmarks: enlarged(landmarks) }),
    ...(spread && { spread: spread.map((value) => value * factor) }),
    ...(drawings && { drawings: drawings.map((drawing) => ({ ...drawing, points: enlarged(drawing.points) })) }),
  }
}
