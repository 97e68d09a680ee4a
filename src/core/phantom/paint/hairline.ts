import { smoothNoise } from '../noise.ts'
import { bell, smoothStep } from '../numbers.ts'
import type { HairStyle } from '../spec.ts'

interface HairlineShape {
  /** Height above the middle of the forehead, and how much higher it is at the temporal recess; mm. */
  readonly front: number
  readonly recess: number
  /** Where the recess lies beside the midline, mm. */
  readonly recessAt: number
  /** How far behind a full hairline the temple's begins, mm. */
  readonly back: number
  /** Where the sideburn ends, mm. */
  readonly sideburn: number
}

const SHAPES: Readonly<Record<HairStyle, HairlineShape>> = {
  short: { front: 80, recess: 12, recessAt: 47, back: 0, sideburn: 2 },
  long: { front: 80, recess: 4, recessAt: 46, back: 2, sideburn: 16 },
  receding: { front: 88, recess: 20, recessAt: 34, back: 14, sideburn: 4 },
  bald: { front: 140, recess: 0, recessAt: 40, back: 40, sideburn: 12 },
}

/**
 * How far within the hairline a place of the head lies, mm; negative outside it. `side` is the distance from the
 * midline. Above the forehead the line is rounded, it dips at the temple, and runs down in front of the ear; around the
 * ear the skin is bare.
 */
export function withinHairline(style: HairStyle, side: number, y: number, z: number): number {
  const { front, recess, recessAt, back, sideburn } = SHAPES[style]
  const uneven = 1.3 * smoothNoise(side * 0.11, 3, 33)
  const forehead = y - front - recess * bell(side - recessAt, 10) + 0.0045 * side * side - uneven
  const temple = (0.36 * y - 9 - back * smoothStep(14, 50, y) - z) * 0.9
  const lowest = z > -54 ? y - sideburn : y + 34
  const ear = 22 * (Math.hypot((y - 2) / 30, (z + 37) / 20) - 1)
  return Math.max(forehead, Math.min(temple, lowest, side > 50 ? ear : temple))
}

/** How much of the skin at a place the roots of hair hide, 0 to 1; a shaven head shows its stubble. */
export function rootCover(style: HairStyle, side: number, y: number, z: number): number {
  if (style === 'bald') return 0.16 * smoothStep(-4, 8, withinHairline('receding', side, y, z))
  const uneven = 1.5 * smoothNoise(side * 0.9, y * 0.25, 31)
  return 0.95 * smoothStep(-2, style === 'receding' ? 10 : 6, withinHairline(style, side, y, z) + uneven)
}
