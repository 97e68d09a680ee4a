import { smoothStep } from '../numbers.ts'

/**
 * How much of a brow's movement the skin at (x, y) of the rest face follows, for the side towards positive x: all of it
 * over the hair of the brow, less towards the hairline, the lid's crease, the root of the nose and the temple.
 */
export function browField(x: number, y: number): number {
  const lowEdge = 41 - 3 * smoothStep(40, 52, x)
  return (
    smoothStep(lowEdge - 9, lowEdge, y) *
    (1 - smoothStep(53, 84, y)) *
    smoothStep(-3, 11, x) *
    (1 - smoothStep(58, 76, x))
  )
}
