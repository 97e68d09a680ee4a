import { expect, test } from 'vitest'
import { FRONTAL, SKETCH, sketchFace, type Sketch } from '../face/testing/sketch.ts'
import { describePhoto } from './describe-photo.ts'
import { measureSession } from './measure-session.ts'
import { photoResultSchema, type PhotoResult } from './photo-result.ts'

const stored = (sketch: Sketch): PhotoResult => {
  const picture = { width: 0, height: 0, data: new Uint8Array() }
  const result = describePhoto(sketchFace(sketch), { name: 'a.jpg', picture, faces: 1, quality: [] }, { landmarks: true })
  return photoResultSchema.parse(JSON.parse(JSON.stringify(result)))
}

const REST = stored(SKETCH)
const RAISED = stored({ ...SKETCH, left: { ...SKETCH.left, brow: 27 } })
const REFUSED: PhotoResult = { file: 'b.jpg', width: 0, height: 0, faces: 0, status: 'refused', why: 'no face', quality: [] }

test('a stored session gives each movement of each side and their difference: a brow from 20 to 27 mm rises by 7 mm', () => {
  expect(measureSession([{ view: 'brow_up', result: RAISED }, { view: 'rest', result: REST }])).toMatchObject([
    { view: 'brow_up', measure: 'browExcursion', side: 'right', reading: { ok: true, value: expect.closeTo(0, 9) } },
    { view: 'brow_up', measure: 'browExcursion', side: 'left', reading: { ok: true, value: expect.closeTo(7, 9) } },
    { view: 'brow_up', measure: 'browExcursion', side: 'difference', reading: { ok: true, value: expect.closeTo(7, 9) } },
  ])
})

test('a measured corneal diameter replaces the ruler: 7 mm at 11.77 mm are 7 · 12.5 / 11.77 mm at 12.5 mm', () => {
  const [, left] = measureSession([{ view: 'rest', result: REST }, { view: 'brow_up', result: RAISED }], 12.5)
  expect(left).toMatchObject({ side: 'left', reading: { value: expect.closeTo((7 * 12.5) / 11.77, 9) } })
})

test('of eyes meant to be closed, the one left open by 5 mm is read by the scale at rest, not by what shows of its iris', () => {
  const { left, right } = SKETCH
  const closed = { ...right, upperLid: -5.5, lowerLid: -6 }
  const shut = stored({ ...SKETCH, right: closed, left: { ...left, upperLid: -1 }, irisDiameter: 11 })
  const excursions = measureSession([{ view: 'rest', result: REST }, { view: 'eyes_gentle', result: shut }])
  expect(excursions.find(({ measure, side }) => measure === 'lagophthalmos' && side === 'left')).toMatchObject({
    reading: { ok: true, value: expect.closeTo(5, 6) },
  })
})

test.each([
  ['no photo at rest', [{ view: 'brow_up', result: RAISED } as const]],
  ['a refused photo at rest', [{ view: 'rest', result: REFUSED } as const, { view: 'brow_up', result: RAISED } as const]],
])('%s: every movement says so', (_, photos) => {
  const reading = { ok: false, why: 'no-rest-photo' }
  expect(measureSession(photos).map((excursion) => excursion.reading)).toEqual([reading, reading, reading])
})

test('a photo stored without its landmarks cannot be compared', () => {
  const bare: PhotoResult = { ...RAISED, ...(RAISED.status === 'measured' && { landmarks: undefined }) }
  const [right] = measureSession([{ view: 'rest', result: REST }, { view: 'brow_up', result: bare }])
  expect(right).toMatchObject({ reading: { ok: false, why: 'landmark-missing' } })
})

test('refused photos are left out, and a session of one photo has no movement', () => {
  expect(measureSession([{ view: 'rest', result: REST }, { view: 'smile_open', result: REFUSED }])).toEqual([])
})

test('drawings name measures and sides, and lie in the picture’s pixels', () => {
  const picture = { width: 0, height: 0, data: new Uint8Array() }
  const face = sketchFace(SKETCH)
  const result = describePhoto(face, { name: 'a', picture, faces: 1, quality: [] }, { drawings: true })
  const brow = result.status === 'measured' && result.drawings?.find((one) => one.measure === 'browHeight' && one.side === 'left')
  // The left pupil lies 31 mm · 10 px to the right of the centre (1000, 800), the brow 20 mm · 10 px above it.
  expect(brow).toMatchObject({ points: [[expect.closeTo(1310, 6), expect.closeTo(800, 6)], [expect.closeTo(1310, 6), expect.closeTo(600, 6)]] })
  expect(result).toMatchObject({ pose: FRONTAL })
})
