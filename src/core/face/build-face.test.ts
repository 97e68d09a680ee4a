import { expect, test } from 'vitest'
import { buildFace } from './build-face.ts'
import { toFrame } from './face-frame.ts'
import { measuredCornea } from './iris-scale.ts'
import { sessionScaleOf } from './session-scale.ts'
import { FRONTAL, SKETCH, sketchFace, sketchLandmarks, UPRIGHT, type Sketch } from './testing/sketch.ts'

const CLOSED = { upperLid: -5, lowerLid: -6 }
const oneClosed: Sketch = { ...SKETCH, right: { ...SKETCH.right, ...CLOSED } }
const bothClosed: Sketch = { ...oneClosed, left: { ...SKETCH.left, ...CLOSED } }

test('the patient’s left eye lies on the right of the picture, and up is towards the brows', () => {
  const { frame, eyes } = sketchFace(SKETCH)
  expect(eyes.left.iris?.centre[0]).toBeGreaterThan(eyes.right.iris?.centre[0] ?? Infinity)
  expect(toFrame(frame, eyes.left.brow[2] ?? [0, 0])[1]).toBeGreaterThan(0)
})

test('an iris of 117.7 px is 11.77 mm: 0.1 mm a pixel, with the population’s spread of 0.42 / 11.71', () => {
  expect(sketchFace(SKETCH).scale).toMatchObject({
    mmPerPixel: expect.closeTo(0.1, 12),
    sd: expect.closeTo((0.1 * 0.42) / 11.71, 12),
    source: 'iris-population',
  })
})

test('a measured cornea of 12 mm makes the same pixel 0.1 · 12 / 11.77 mm', () => {
  const { scale } = sketchFace(SKETCH, UPRIGHT, { corneaMm: measuredCornea(12) })
  expect(scale).toMatchObject({ mmPerPixel: expect.closeTo((0.1 * 12) / 11.77, 12), source: 'iris-measured' })
  expect(() => measuredCornea(1.2)).toThrow('1.2 mm')
})

test('samples whose irises differ add their spread to the scale', () => {
  const sizes = [11.27, 11.77, 12.27].map((irisDiameter) => ({ ...SKETCH, irisDiameter }))
  const { scale } = buildFace(sketchLandmarks(SKETCH, UPRIGHT, sizes), FRONTAL)
  // Diameters of 112.7, 117.7 and 122.7 px have a standard deviation of 5 px.
  expect(scale?.photoSd).toBeCloseTo((0.1 * 5) / 117.7, 9)
})

test('one closed eye: its iris is hidden, the other gives the scale, and the canthi carry the frame', () => {
  const face = sketchFace(oneClosed)
  expect(face.eyes.right.iris).toBeNull()
  expect(face.scale?.source).toBe('iris-population')
  expect(face.frame.source).toBe('canthi')
})

test('two closed eyes borrow the scale of the session through the distance of the inner canthi', () => {
  const sessionScale = sessionScaleOf(sketchFace(SKETCH))
  if (!sessionScale) throw new Error('the sketch has a scale')
  const near = { ...UPRIGHT, pixelsPerMm: 20 }
  expect(sketchFace(bothClosed).scale).toBeNull()
  expect(sketchFace(bothClosed, near, { sessionScale }).scale).toMatchObject({
    mmPerPixel: expect.closeTo(0.05, 12),
    source: 'session',
  })
})

test('one eye closed of two that were open: its partner is not the ruler, whatever its iris reads', () => {
  const sessionScale = sessionScaleOf(sketchFace(SKETCH))
  if (!sessionScale) throw new Error('the sketch has a scale')
  const halfHidden: Sketch = { ...oneClosed, irisDiameter: 9 }
  expect(sketchFace(halfHidden, UPRIGHT, { sessionScale }).scale).toMatchObject({
    mmPerPixel: expect.closeTo(0.1, 12),
    source: 'session',
  })
})

// An iris drawn 6 % larger makes the millimetre 6 % longer in pixels; the canthi stay where they are.
test.each([
  [1.03, 'iris-population', 0.1 / 1.03],
  [1.06, 'session', 0.1],
  [0.94, 'session', 0.1],
  [1.15, 'iris-population', 0.1 / 1.15],
])('irises that read %d times their size give the scale of %s', (factor, source, mmPerPixel) => {
  const sessionScale = sessionScaleOf(sketchFace(SKETCH))
  if (!sessionScale) throw new Error('the sketch has a scale')
  const narrowed: Sketch = { ...SKETCH, irisDiameter: SKETCH.irisDiameter * factor }
  const scale = sketchFace(narrowed, UPRIGHT, { sessionScale }).scale
  expect(scale?.source).toBe(source)
  expect(scale?.mmPerPixel).toBeCloseTo(mmPerPixel, 12)
})

test('a session of one open eye knows no better than a photo of the same eye', () => {
  const sessionScale = sessionScaleOf(sketchFace(oneClosed))
  if (!sessionScale) throw new Error('one iris is visible')
  expect(sketchFace(oneClosed, UPRIGHT, { sessionScale }).scale?.source).toBe('iris-population')
})

test('anything but 478 landmarks is a defect', () => {
  expect(() => buildFace({ points: [[0, 0]], samples: [] }, FRONTAL)).toThrow('478 landmarks, not 1')
})
