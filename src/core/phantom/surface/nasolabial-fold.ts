import { bell, smoothStep } from '../numbers.ts'

/**
 * The relief of a nasolabial fold 1 mm deep at (x, y) of the rest face, mm towards the viewer, for the side towards
 * positive x: a groove from the wing of the nose past the corner of the mouth, and the cheek that hangs over it.
 */
export function nasolabialRelief(x: number, y: number): number {
  if (x < 8 || x > 60 || y > 2 || y < -64) return 0
  const down = -10 - y
  const fold = 21.5 + 0.42 * down - 0.0022 * down * down
  const across = (x - fold) * 0.9
  const along = smoothStep(-12, 3, down) * (1 - smoothStep(28, 46, down))
  const groove = -bell(across, 2.8)
  const cheek = across > 0 ? 0.8 * bell(across - 7, 5) : 0
  return along * (groove + cheek)
}
