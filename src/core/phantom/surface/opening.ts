import { at, f64 } from '../numbers.ts'

/** A curve y(x) through vertices of the surface, read between them along straight lines. */
export interface Edge {
  /** Vertices by ascending x. */
  readonly vertices: readonly number[]
  readonly x: Float64Array
  readonly y: Float64Array
}

/** An opening of the surface, bounded by two edges that share their ends: an eye, or the mouth. */
export interface Opening {
  readonly upper: Edge
  readonly lower: Edge
}

function edge(positions: Float64Array, vertices: readonly number[]): Edge {
  const sorted = [...vertices].sort((a, b) => at(positions, 3 * a) - at(positions, 3 * b))
  return {
    vertices: sorted,
    x: Float64Array.from(sorted, (vertex) => at(positions, 3 * vertex)),
    y: Float64Array.from(sorted, (vertex) => at(positions, 3 * vertex + 1)),
  }
}

/** The opening inside a loop that starts at one corner, runs over the upper edge and has `upperShare` of its vertices there. */
export function openingOf(positions: Float64Array, loop: readonly number[]): Opening {
  const half = loop.length / 2
  return {
    upper: edge(positions, loop.slice(0, half + 1)),
    lower: edge(positions, [...loop.slice(half), ...loop.slice(0, 1)]),
  }
}

/** The height of an edge at x; beyond its ends, the height of the end. */
export function heightAt({ x: xs, y: ys }: Edge, x: number): number {
  const last = xs.length - 1
  if (x <= f64(xs, 0)) return f64(ys, 0)
  if (x >= f64(xs, last)) return f64(ys, last)
  let low = 0
  let high = last
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if (f64(xs, middle) <= x) low = middle
    else high = middle
  }
  const share = (x - f64(xs, low)) / (f64(xs, high) - f64(xs, low))
  return f64(ys, low) + share * (f64(ys, high) - f64(ys, low))
}

/** How far the opening is open at x: 0 at its corners and beyond. */
export const gapAt = (opening: Opening, x: number): number => heightAt(opening.upper, x) - heightAt(opening.lower, x)

/** Which side of the opening a place belongs to: 0 above it, 1 below it, smooth in between and past its corners. */
export function belowness(opening: Opening, x: number, y: number): number {
  const xs = opening.upper.x
  const past = Math.max(0, f64(xs, 0) - x, x - f64(xs, xs.length - 1))
  const middle = (heightAt(opening.upper, x) + heightAt(opening.lower, x)) / 2
  const reach = Math.max(0.01, gapAt(opening, x) / 2, 0.3 * past)
  const t = (middle - y) / reach
  if (t <= -1) return 0
  if (t >= 1) return 1
  return 0.5 + 0.75 * t - 0.25 * t * t * t
}
