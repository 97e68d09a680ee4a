import type { Point } from '../../geometry/point.ts'
import { at, clamp01 } from '../numbers.ts'
import { eachPixel, type Canvas } from './canvas.ts'

/** The height of a chain of points by ascending x, read along straight lines; null beyond its ends. */
export function heightOf(chain: readonly Point[], x: number): number | null {
  let low = 0
  let high = chain.length - 1
  const [first, last] = [chain[low], chain[high]]
  if (first === undefined || last === undefined || x < first[0] || x > last[0]) return null
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if (at(chain[middle] ?? [], 0) <= x) low = middle
    else high = middle
  }
  const [a = first, b = last] = [chain[low], chain[high]]
  return b[0] === a[0] ? a[1] : a[1] + ((x - a[0]) / (b[0] - a[0])) * (b[1] - a[1])
}

/**
 * Runs over the pixels between two chains of points, the opening of an eye or the mouth. `cover` is the share of the
 * pixel inside; `under` and `over` are its centre's distances from the upper and to the lower edge, pixels.
 */
export function eachPixelBetween(
  canvas: Canvas,
  upper: readonly Point[],
  lower: readonly Point[],
  visit: (pixel: number, x: number, y: number, cover: number, under: number, over: number) => void,
): void {
  const all = [...upper, ...lower]
  const box = [
    Math.min(...all.map(([x]) => x)),
    Math.min(...all.map(([, y]) => y)) - 1,
    Math.max(...all.map(([x]) => x)),
    Math.max(...all.map(([, y]) => y)) + 1,
  ] as const
  const edges = new Map<number, readonly [number | null, number | null]>()
  eachPixel(canvas, box, (pixel, x, y) => {
    let edge = edges.get(x)
    if (edge === undefined) {
      edge = [heightOf(upper, x), heightOf(lower, x)]
      edges.set(x, edge)
    }
    const [top, bottom] = edge
    if (top === null || bottom === null || bottom <= top) return
    const cover = clamp01(Math.min(y + 0.5, bottom) - Math.max(y - 0.5, top))
    if (cover > 0) visit(pixel, x, y, cover, y - top, bottom - y)
  })
}
