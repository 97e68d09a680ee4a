import { expect, test } from 'vitest'
import { buildFace } from '../../../face/build-face.ts'
import { FRONTAL, SKETCH, sketchFace, sketchLandmarks, UPRIGHT, type Sketch } from '../../../face/testing/sketch.ts'
import { measureFace } from '../../index.ts'

const ASIDE: Sketch = { ...SKETCH, philtrum: [2, -50], nasalTip: [-1, -32], chin: [3, -98] }

test.each([
  ['philtrumDeviation', 'a philtrum 2 mm towards the left is +2 mm', 2],
  ['nasalTipDeviation', 'a nasal tip 1 mm towards the right is −1 mm', -1],
  ['chinDeviation', 'a chin 3 mm towards the left is +3 mm', 3],
])('%s: %s', (id, _, expected) => {
  expect(measureFace(sketchFace(ASIDE))[id]).toMatchObject({ value: { ok: true, value: expect.closeTo(expected, 9) } })
})

test('a midline set by hand, 2 mm (20 px) to the left of the one between the pupils, takes 2 mm off every deviation', () => {
  const midline = { top: [1020, 0], bottom: [1020, 2000] } as const
  const measures = measureFace(buildFace(sketchLandmarks(ASIDE), FRONTAL, { midline }))
  expect(measures['chinDeviation']).toMatchObject({ value: { value: expect.closeTo(1, 9) } })
})

test('pupils that differ from crop to crop by 1 mm on one side move the midline between them by half of it, and none set by hand', () => {
  const samples = [30, 31, 32].map((pupil): Sketch => ({ ...ASIDE, left: { ...ASIDE.left, pupil } }))
  const landmarks = sketchLandmarks(ASIDE, UPRIGHT, samples)
  const ruler = 0.42 / 11.71
  const midline = { top: [1020, 0], bottom: [1020, 2000] } as const
  expect(measureFace(buildFace(landmarks, FRONTAL))['chinDeviation']).toMatchObject({
    value: { sd: expect.closeTo(Math.hypot(0.5, 3 * ruler), 9) },
  })
  expect(measureFace(buildFace(landmarks, FRONTAL, { midline }))['chinDeviation']).toMatchObject({
    value: { sd: expect.closeTo(1 * ruler, 9) },
  })
})

test('a head turned by 11° shows its depth as deviation: refused', () => {
  const turned = measureFace(buildFace(sketchLandmarks(ASIDE), { ...FRONTAL, yaw: -11 }))
  expect(turned['chinDeviation']).toEqual({ value: { ok: false, why: 'head-turned' } })
  expect(turned['browHeight']).toMatchObject({ left: { ok: true } })
})
