import { expect, test } from 'vitest'
import { SKETCH, sketchFace } from '../face/testing/sketch.ts'
import { lowerLipMidline, midHemilip } from './lip-geometry.ts'

// A corner at (24, −64) and an upper border level at −56 mm, 10 px to the millimetre: the circle of radius 24 / 2 = 12 mm
// meets that border √(12² − 8²) = 8.94 mm beside the corner.
const BESIDE = 24 - Math.sqrt(12 ** 2 - 8 ** 2)

test.each([['left', 1], ['right', -1]] as const)('the middle of the %s half-lip lies on the border, 12 mm from the corner', (side, out) => {
  const [x = NaN, up = NaN] = midHemilip(sketchFace(SKETCH), side) ?? []
  expect(x / 10).toBeCloseTo(out * BESIDE, 1)
  expect(up / 10).toBeCloseTo(-56, 9)
})

test('the middle of the lower lip is where its outer border, at −76 mm, crosses the midline', () => {
  const [x, up = NaN] = lowerLipMidline(sketchFace(SKETCH)) ?? []
  expect(x).toBe(0)
  expect(up / 10).toBeCloseTo(-76, 9)
})
