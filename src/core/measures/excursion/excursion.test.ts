import { expect, test } from 'vitest'
import { buildFace } from '../../face/build-face.ts'
import { sessionScaleOf } from '../../face/session-scale.ts'
import { FRONTAL, SKETCH, sketchFace, sketchLandmarks, UPRIGHT, type Sketch, type SketchedSide } from '../../face/testing/sketch.ts'
import { measureMovement } from '../index.ts'

const REST = sketchFace(SKETCH)

const both = (changes: Partial<SketchedSide>): Sketch => ({
  ...SKETCH,
  left: { ...SKETCH.left, ...changes },
  right: { ...SKETCH.right, ...changes },
})

/** The eyes of the sketch with lids `gap` mm apart: the healthy right side closes to 0.5 mm. */
function closing(gap: number) {
  const right = { ...SKETCH.right, upperLid: -5.5, lowerLid: -6 }
  const left = { ...SKETCH.left, upperLid: -6 + gap, lowerLid: -6 }
  const sessionScale = sessionScaleOf(REST)
  return buildFace(sketchLandmarks({ ...SKETCH, left, right }), FRONTAL, sessionScale ? { sessionScale } : {})
}

test('browExcursion: a brow that goes from 20 to 27 mm rises by 7 mm', () => {
  const raised = sketchFace({ ...SKETCH, left: { ...SKETCH.left, brow: 27 } })
  expect(measureMovement(REST, raised, 'brow_up')['browExcursion']).toMatchObject({
    left: { ok: true, value: expect.closeTo(7, 9), unit: 'mm' },
    right: { value: expect.closeTo(0, 9) },
    difference: { value: expect.closeTo(7, 9) },
  })
})

test('commissureExcursion: 6 mm outwards and 8 mm up are √(6² + 8²) = 10 mm at atan(8 / 6) = 53.13°, on either side', () => {
  const smile = sketchFace(both({ commissure: [30, -56] }))
  const measures = measureMovement(REST, smile, 'smile_open')
  for (const side of ['left', 'right']) {
    expect(measures['commissureExcursion']).toMatchObject({ [side]: { value: expect.closeTo(10, 9) } })
    expect(measures['commissureExcursionAngle']).toMatchObject({ [side]: { value: expect.closeTo(53.1301, 4), unit: '°' } })
  }
})

test('a corner drawn 3 mm towards the other side and √27 mm down or up moves at ∓120°, and the two differ by 120°, not 240°', () => {
  const drawn = (up: number): SketchedSide => ({ ...SKETCH.left, commissure: [21, -64 + up] })
  const smile = sketchFace({ ...SKETCH, left: drawn(Math.sqrt(27)), right: drawn(-Math.sqrt(27)) })
  expect(measureMovement(REST, smile, 'smile_open')['commissureExcursionAngle']).toMatchObject({
    left: { value: expect.closeTo(120, 9) },
    right: { value: expect.closeTo(-120, 9) },
    difference: { value: expect.closeTo(-120, 9) },
  })
})

test('samples on either side of 180°, at ±atan(0.1 / 3) = ±1.909° from it, spread by 1.909°, not by 180°', () => {
  const drawn = (up: number): Sketch => both({ commissure: [21, -64 + up] })
  const samples = [drawn(0.1), drawn(0), drawn(-0.1)]
  const smile = buildFace(sketchLandmarks(drawn(0), UPRIGHT, samples), FRONTAL)
  expect(measureMovement(REST, smile, 'smile_open')['commissureExcursionAngle']).toMatchObject({
    left: { value: expect.closeTo(180, 6), sd: expect.closeTo((Math.atan(0.1 / 3) * 180) / Math.PI, 6) },
  })
})

test('one eye that closes and one that cannot: the iris turned up under its lid does not lend the scale', () => {
  const { left, right } = SKETCH
  const closed = { ...right, upperLid: -5.5, lowerLid: -6 }
  const shut = { ...SKETCH, right: closed, left: { ...left, upperLid: -1 }, irisDiameter: 11 }
  const sessionScale = sessionScaleOf(REST)
  const moved = buildFace(sketchLandmarks(shut), FRONTAL, sessionScale ? { sessionScale } : {})
  expect(measureMovement(REST, moved, 'eyes_gentle')['lagophthalmos']).toMatchObject({ left: { ok: true, value: expect.closeTo(5, 6) } })
})

test('a photo taken from twice as near, moved and tilted, gives the same excursion', () => {
  const near = { pixelsPerMm: 20, centre: [1700, 1500], angle: 0.2 } as const
  const measures = measureMovement(REST, sketchFace(both({ commissure: [30, -56] }), near), 'smile_open')
  expect(measures['commissureExcursion']).toMatchObject({ left: { value: expect.closeTo(10, 9) } })
})

test('a gaze that wanders 2 mm to the left moves the pupils, not the mouth', () => {
  const { left, right } = both({ commissure: [30, -56] })
  const smile = sketchFace({ ...SKETCH, left: { ...left, pupil: 33 }, right: { ...right, pupil: 29 } })
  const measures = measureMovement(REST, smile, 'smile_open')
  for (const side of ['left', 'right']) {
    expect(measures['commissureExcursion']).toMatchObject({ [side]: { value: expect.closeTo(10, 9) } })
  }
})

test('the error of the ruler is proportional to what moved, not to where it is: 7 mm · 0.42 / 11.71', () => {
  const measures = measureMovement(REST, sketchFace(both({ brow: 27 })), 'brow_up')
  expect(measures['browExcursion']).toMatchObject({ left: { sd: expect.closeTo((7 * 0.42) / 11.71, 9) } })
})

test('irises that differ from crop to crop by 0.5 of 11.77 mm err in all 27 mm of the photo they are in', () => {
  const raised = both({ brow: 27 })
  const samples = [11.27, 11.77, 12.27].map((irisDiameter) => ({ ...raised, irisDiameter }))
  const moved = buildFace(sketchLandmarks(raised, UPRIGHT, samples), FRONTAL)
  expect(measureMovement(REST, moved, 'brow_up')['browExcursion']).toMatchObject({
    left: { sd: expect.closeTo(Math.hypot((27 * 0.5) / 11.77, (7 * 0.42) / 11.71), 6) },
  })
})

test('the difference of the sides has its own error: the ruler errs in what differs, 7 − 4 = 3 mm, not in what moved', () => {
  const { left, right } = both({ brow: 27 })
  const raised = sketchFace({ ...SKETCH, left, right: { ...right, brow: 24 } })
  expect(measureMovement(REST, raised, 'brow_up')['browExcursion']).toMatchObject({
    difference: { ok: true, value: expect.closeTo(3, 9), sd: expect.closeTo((3 * 0.42) / 11.71, 9), unit: 'mm' },
  })
})

test('60 % against 100 % of closure differ by −40 percentage points', () => {
  // In the error: what lashes hide, 1 mm / √3 of 10 mm, and canthi that move by 2 % of the scale of a gap of 40 %.
  expect(measureMovement(REST, closing(4), 'eyes_gentle')['closurePercentage']).toMatchObject({
    difference: { ok: true, value: expect.closeTo(-40, 6), sd: expect.closeTo(Math.hypot(10 / Math.sqrt(3), 0.02 * 40), 6), unit: '%' },
  })
})

test('a gap of 4 mm is a lagophthalmos of 4 mm, and the eye closes by (10 − 4) / 10 = 60 %', () => {
  const measures = measureMovement(REST, closing(4), 'eyes_gentle')
  expect(measures['lagophthalmos']).toMatchObject({ left: { value: expect.closeTo(4, 6) } })
  expect(measures['closurePercentage']).toMatchObject({ left: { value: expect.closeTo(60, 6), unit: '%' } })
})

test('a gap below 1 mm counts as closed, its error spread evenly over that millimetre: 1 / √3', () => {
  const measures = measureMovement(REST, closing(4), 'eyes_tight')
  expect(measures['lagophthalmos']).toMatchObject({ right: { value: 0, sd: expect.closeTo(1 / Math.sqrt(3), 6) } })
  expect(measures['closurePercentage']).toMatchObject({ right: { value: 100 } })
})

/** The lagophthalmos of a left eye whose lids are `gap` mm apart. */
function lagophthalmosOf(gap: number) {
  const reading = measureMovement(REST, closing(gap), 'eyes_gentle')['lagophthalmos']
  if (!reading || !('left' in reading) || !reading.left.ok) throw new Error('the gap was not read')
  return reading.left
}

test.each([2, 2.6])('a gap of %d mm may be lashes: the value stands, with a standard deviation that reaches down to 0', (gap) => {
  expect(lagophthalmosOf(gap).value).toBeCloseTo(gap, 6)
  expect(lagophthalmosOf(gap).sd).toBeGreaterThan(gap / Math.sqrt(3))
})

test('a gap of 2.9 mm is more than lashes read: its error is that of the scale, 2.9 mm · √((0.42 / 11.71)² + 0.02²)', () => {
  expect(lagophthalmosOf(2.9).sd).toBeCloseTo(2.9 * Math.hypot(0.42 / 11.71, 0.02), 6)
})

test('photos that disagree by more than 4 % about the distance of the inner canthi, 17.8 to 17 mm, are not compared', () => {
  const wider = sketchFace(both({ innerCanthus: 17.8 }))
  const refused = { ok: false, why: 'different-scale' }
  expect(measureMovement(REST, wider, 'brow_up')['browExcursion']).toEqual({
    left: refused,
    right: refused,
    difference: refused,
  })
})

test('photos that disagree by less, 17.6 to 17 mm, are compared', () => {
  const wider = sketchFace(both({ innerCanthus: 17.6, brow: 27 }))
  expect(measureMovement(REST, wider, 'brow_up')['browExcursion']).toMatchObject({ left: { value: expect.closeTo(7, 9) } })
})

test('a head turned beyond 20° in either photo cannot be compared', () => {
  const turned = buildFace(sketchLandmarks(SKETCH), { ...FRONTAL, yaw: 21 })
  const refused = { ok: false, why: 'head-turned' }
  for (const [rest, moved] of [[REST, turned], [turned, REST]] as const) {
    expect(measureMovement(rest, moved, 'brow_up')['browExcursion']).toMatchObject({ left: refused, right: refused, difference: refused })
  }
})

test('closed eyes without a photo that lends its scale have no millimetres', () => {
  const closed = buildFace(sketchLandmarks(both({ upperLid: -5.5, lowerLid: -6 })), FRONTAL)
  expect(measureMovement(REST, closed, 'eyes_gentle')['lagophthalmos']).toMatchObject({
    left: { ok: false, why: 'scale-unknown' },
  })
})

test('each expression has its own measures', () => {
  expect(Object.keys(measureMovement(REST, REST, 'brow_up'))).toEqual(['browExcursion'])
  expect(Object.keys(measureMovement(REST, REST, 'eyes_gentle'))).toEqual(['lagophthalmos', 'closurePercentage'])
  expect(Object.keys(measureMovement(REST, REST, 'nasal_base'))).toEqual([])
})
