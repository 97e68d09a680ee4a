import { expect, test } from 'vitest'
import { buildFace } from '../../../face/build-face.ts'
import { MOUTH_LANDMARKS } from '../../../face/landmark-names.ts'
import { FRONTAL, SKETCH, sketchFace, sketchLandmarks, UPRIGHT, type Sketch } from '../../../face/testing/sketch.ts'
import type { Point } from '../../../geometry/point.ts'
import { measureFace } from '../../index.ts'

const RAISED_LEFT: Partial<Sketch> = { left: { ...SKETCH.left, commissure: [24, -60] } }

const measure = (changes: Partial<Sketch> = {}) => measureFace(sketchFace({ ...SKETCH, ...changes }))

test.each([
  ['commissurePosition', 'a corner at (24, −60) is √(24² + 16²) mm from the lower lip at (0, −76)', Math.hypot(24, 16)],
  ['commissureHeight', 'a corner at −60 mm stands 16 mm above the lower lip at −76 mm', 16],
  ['smileAngle', 'a rise of 16 over 24 mm is 90° + atan(16 / 24)', 90 + (Math.atan(16 / 24) * 180) / Math.PI],
  ['upperLipHeight', 'from the nasal base at −42 to the inner lip at −62 are 20 mm', 20],
  ['lowerLipHeight', 'from the inner lip at −68 to the jaw at −108 are 40 mm', 40],
  ['dentalShow', 'inner lips at −62 and −68 mm are 6 mm apart', 6],
])('%s: %s', (id, _, expected) => {
  expect(measure(RAISED_LEFT)[id]).toMatchObject({ left: { ok: true, value: expect.closeTo(expected, 9) } })
})

test('interlabialArea: 20 mm of lips 6 mm apart enclose 120 mm², less the rounding of the corner', () => {
  const { interlabialArea } = measure()
  expect(interlabialArea).toMatchObject({ left: { ok: true, unit: 'mm²' }, difference: { value: expect.closeTo(0, 6) } })
  const left = interlabialArea && 'left' in interlabialArea && interlabialArea.left.ok ? interlabialArea.left.value : NaN
  expect(left).toBeGreaterThan(118)
  expect(left).toBeLessThan(120)
})

test('lips that meet show no teeth and enclose nothing: 0, not a refusal', () => {
  const closed = measure({ upperLip: { outer: -56, inner: -64 }, lowerLip: { outer: -76, inner: -64 } })
  expect(closed['dentalShow']).toMatchObject({ left: { ok: true, value: 0 } })
  expect(closed['interlabialArea']).toMatchObject({ left: { ok: true, value: expect.closeTo(0, 9) } })
})

test('commissureHeightDeviation: corners at −60 (left) and −64 mm (right) differ by 4 mm, the left one higher', () => {
  expect(measure(RAISED_LEFT)['commissureHeightDeviation']).toMatchObject({ value: { value: expect.closeTo(4, 9) } })
})

test('lips that are level on both sides do not deviate', () => {
  const { upperLipDeviation, lowerLipDeviation } = measure()
  expect(upperLipDeviation).toMatchObject({ value: { value: expect.closeTo(0, 9) } })
  expect(lowerLipDeviation).toMatchObject({ value: { value: expect.closeTo(0, 9) } })
})

/** The left half of a border, its end and the midline left out, `mm` higher. */
function raisedOnLeft(border: readonly number[], mm: number) {
  const landmarks = sketchLandmarks(SKETCH)
  const raised = border.slice(6, -1)
  const points = landmarks.points.map(([x, y], i): Point => [x, raised.includes(i) ? y - 10 * mm : y])
  return measureFace(buildFace({ ...landmarks, points }, FRONTAL))
}

test('upperLipDeviation: an upper border 3 mm higher on the left than on the right deviates by +3 mm', () => {
  expect(raisedOnLeft(MOUTH_LANDMARKS.upperLipOuter, 3)['upperLipDeviation']).toMatchObject({ value: { value: expect.closeTo(3, 9) } })
})

test('lowerLipDeviation: a lower border 2 mm higher on the left than on the right deviates by +2 mm', () => {
  expect(raisedOnLeft(MOUTH_LANDMARKS.lowerLipOuter, 2)['lowerLipDeviation']).toMatchObject({ value: { value: expect.closeTo(2, 9) } })
})

test('a midline 30 mm (300 px) beside a mouth that reaches 24 mm never meets the lower lip', () => {
  const midline = { top: [1300, 0], bottom: [1300, 2000] } as const
  const measures = measureFace(sketchFace(SKETCH, UPRIGHT, { midline }))
  for (const id of ['commissurePosition', 'commissureHeight', 'smileAngle', 'interlabialArea']) {
    expect(measures[id], id).toMatchObject({ left: { ok: false, why: 'curve-impossible' } })
  }
})
