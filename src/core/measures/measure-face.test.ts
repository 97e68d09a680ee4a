import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Reading } from '../face/reading.ts'
import { mirrored, SKETCH, sketchFace, UPRIGHT, type Sketch, type SketchedSide } from '../face/testing/sketch.ts'
import { measureFace, STATIC_MEASURES } from './index.ts'
import type { MeasureReadings } from './read-measure.ts'

const between = (min: number, max: number) => fc.double({ min, max, noNaN: true })

const sides = fc.record<SketchedSide>({
  pupil: between(29, 33),
  brow: between(10, 30),
  upperLid: between(-1, 6),
  lowerLid: between(-8, -5),
  innerCanthus: between(15, 19),
  outerCanthus: between(43, 47),
  commissure: fc.tuple(between(20, 32), between(-70, -58)),
  innerCorner: fc.tuple(between(16, 20), between(-66, -64)),
})

const sketches = fc.record<Sketch>({
  left: sides,
  right: sides,
  upperLip: fc.constant(SKETCH.upperLip),
  lowerLip: fc.constant(SKETCH.lowerLip),
  irisDiameter: fc.constant(SKETCH.irisDiameter),
  philtrum: fc.tuple(between(-4, 4), fc.constant(-50)),
  nasalBase: fc.constant(-42),
  nasalTip: fc.tuple(between(-4, 4), fc.constant(-32)),
  chin: fc.tuple(between(-8, 8), fc.constant(-98)),
  jaw: fc.constant(-108),
})

const placements = fc.record({
  pixelsPerMm: between(2, 40),
  centre: fc.tuple(between(-500, 4000), between(-500, 4000)),
  angle: between(-0.6, 0.6),
})

/** The same to within a millionth, refusals for the same reason. */
function expectSame(actual: Reading, expected: Reading, sign = 1): void {
  if (!expected.ok) expect(actual).toEqual(expected)
  else expect(actual).toMatchObject({ ok: true, value: expect.closeTo(sign * expected.value, 6), unit: expected.unit })
}

const SIGNED: ReadonlyMap<string, boolean> = new Map(
  STATIC_MEASURES.map((measure) => [measure.id, measure.of === 'face' && measure.signed]),
)

function expectMirrored(id: string, actual: MeasureReadings | undefined, expected: MeasureReadings | undefined): void {
  if (!actual || !expected) throw new Error('a measure is missing')
  if ('value' in actual && 'value' in expected) {
    expectSame(actual.value, expected.value, SIGNED.get(id) === true ? -1 : 1)
  } else if ('left' in actual && 'left' in expected) {
    expectSame(actual.left, expected.right)
    expectSame(actual.right, expected.left)
    if (expected.difference.ok) expectSame(actual.difference, expected.difference, -1)
  }
}

test('where a face lies in the picture, how large and how tilted, changes no measure', () => {
  fc.assert(
    fc.property(sketches, placements, (sketch, placement) => {
      const upright = measureFace(sketchFace(sketch, UPRIGHT))
      const placed = measureFace(sketchFace(sketch, placement))
      for (const [id, expected] of Object.entries(upright)) {
        const actual = placed[id]
        if (actual && 'value' in actual && 'value' in expected) expectSame(actual.value, expected.value)
        else if (actual && 'left' in actual && 'left' in expected) {
          expectSame(actual.left, expected.left)
          expectSame(actual.right, expected.right)
        }
      }
    }),
    { numRuns: 60 },
  )
})

test('a mirrored face has its sides swapped and its deviations on the other side', () => {
  fc.assert(
    fc.property(sketches, (sketch) => {
      const face = measureFace(sketchFace(sketch))
      const mirror = measureFace(sketchFace(mirrored(sketch)))
      for (const id of Object.keys(face)) expectMirrored(id, mirror[id], face[id])
    }),
    { numRuns: 60 },
  )
})

test('every measure of the catalogue is read, under an id of its own', () => {
  const ids = STATIC_MEASURES.map(({ id }) => id)
  expect(new Set(ids).size).toBe(ids.length)
  expect(Object.keys(measureFace(sketchFace(SKETCH)))).toEqual(ids)
})

test('without a visible iris there are no millimetres, and angles stay', () => {
  const closed = { upperLid: -5, lowerLid: -6 }
  const face = sketchFace({ ...SKETCH, left: { ...SKETCH.left, ...closed }, right: { ...SKETCH.right, ...closed } })
  const measures = measureFace(face)
  expect(face.scale).toBeNull()
  expect(measures['palpebralFissureHeight']).toMatchObject({ left: { ok: false, why: 'scale-unknown' } })
  expect(measures['smileAngle']).toMatchObject({ left: { ok: true, unit: '°' } })
})
