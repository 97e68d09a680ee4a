import { expect, test } from 'vitest'
import type { HairStyle } from '../spec.ts'
import { rootCover, withinHairline } from './hairline.ts'

const STYLES: readonly HairStyle[] = ['short', 'long', 'receding', 'bald']

// Places of the head, [distance from the midline, y, z] in mm: read off the rest face and the skull.
const BROW = [40, 48, 40] as const
const CHEEK = [60, 0, 21] as const
const EAR = [80, 4, -34] as const
const CROWN = [0, 120, 0] as const
const TEMPLE = [47, 80, 24] as const

test.each(STYLES)('no hair of a %s head grows on brow, cheek or ear', (style) => {
  for (const [side, y, z] of [BROW, CHEEK, EAR]) expect(rootCover(style, side, y, z)).toBe(0)
})

test('hair covers the crown unless the head is bald, and stubble never hides the skin', () => {
  for (const style of ['short', 'long', 'receding'] as const) expect(rootCover(style, ...CROWN)).toBeGreaterThan(0.9)
  expect(rootCover('bald', ...CROWN)).toBeLessThan(0.2)
})

test('the temple of a receding hairline is barer than that of long hair', () => {
  expect(withinHairline('receding', ...TEMPLE)).toBeLessThan(withinHairline('long', ...TEMPLE) - 5)
})
