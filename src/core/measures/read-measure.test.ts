import { expect, test } from 'vitest'
import { buildFace } from '../face/build-face.ts'
import { FRONTAL, SKETCH, sketchLandmarks, UPRIGHT, type Sketch } from '../face/testing/sketch.ts'
import { measureFace } from './index.ts'

/** One standard deviation of the population's corneal diameter, as a share: 0.42 mm of 11.71 mm (Rüfer 2005). */
const RULER = 0.42 / 11.71

const withBrows = (left: number, right: number): Sketch => ({
  ...SKETCH,
  left: { ...SKETCH.left, brow: left },
  right: { ...SKETCH.right, brow: right },
})

/** Samples whose brows stand at 19, 20 and 21 mm: a standard deviation of 1 mm. */
const brows = (samples: readonly Sketch[]) =>
  measureFace(buildFace(sketchLandmarks(SKETCH, UPRIGHT, samples), FRONTAL))['browHeight']

test('a length joins the spread of its samples with the error of the scale: √(1² + (20 · 0.42 / 11.71)²) mm', () => {
  const readings = brows([withBrows(19, 20), withBrows(20, 20), withBrows(21, 20)])
  expect(readings).toMatchObject({
    left: { value: expect.closeTo(20, 9), sd: expect.closeTo(Math.hypot(1, 20 * RULER), 9) },
    right: { sd: expect.closeTo(20 * RULER, 9) },
  })
})

test('the difference is left minus right: brows at 23 (left) and 20 mm (right) differ by +3 mm', () => {
  const readings = measureFace(buildFace(sketchLandmarks(withBrows(23, 20)), FRONTAL))['browHeight']
  expect(readings).toMatchObject({ difference: { value: expect.closeTo(3, 9) } })
})

test('sides that err together leave no error in their difference', () => {
  const readings = brows([withBrows(19, 19), withBrows(20, 20), withBrows(21, 21)])
  expect(readings).toMatchObject({ difference: { value: expect.closeTo(0, 9), sd: expect.closeTo(0, 9) } })
})

test('sides that err in opposite directions double it: differences −2, 0 and 2 mm have a deviation of 2 mm', () => {
  const readings = brows([withBrows(19, 21), withBrows(20, 20), withBrows(21, 19)])
  expect(readings).toMatchObject({ difference: { sd: expect.closeTo(2, 9) } })
})

test.each([20, -20])('a head turned by %d° is measured, one turned a degree further is not', (yaw) => {
  const turned = (angle: number) => measureFace(buildFace(sketchLandmarks(SKETCH), { ...FRONTAL, yaw: angle }))['browHeight']
  expect(turned(yaw)).toMatchObject({ left: { ok: true }, right: { ok: true } })
  expect(turned(yaw * 1.05)).toMatchObject({ left: { ok: false, why: 'head-turned' }, right: { ok: false, why: 'head-turned' } })
})

test('an area takes the error of the scale twice', () => {
  const area = measureFace(buildFace(sketchLandmarks(SKETCH), FRONTAL))['interlabialArea']
  const left = area && 'left' in area && area.left.ok ? area.left : null
  expect((left?.sd ?? 0) / (left?.value ?? 1)).toBeCloseTo(2 * RULER, 9)
})

test('an angle takes none', () => {
  const angle = measureFace(buildFace(sketchLandmarks(SKETCH), FRONTAL))['smileAngle']
  expect(angle).toMatchObject({ left: { sd: 0 } })
})

test('a value at its floor keeps the spread of what lies below it', () => {
  const lids = [-5, -5.2, -5.4].map((lowerLid): Sketch => ({ ...SKETCH, left: { ...SKETCH.left, lowerLid } }))
  const covered = lids[1] ?? SKETCH
  const face = buildFace(sketchLandmarks(covered, UPRIGHT, lids), FRONTAL)
  expect(measureFace(face)['inferiorScleralShow']).toMatchObject({ left: { value: 0, sd: expect.closeTo(0.2, 9) } })
})
