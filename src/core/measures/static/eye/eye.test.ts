import { expect, test } from 'vitest'
import { SKETCH, sketchFace, type SketchedSide } from '../../../face/testing/sketch.ts'
import { measureFace } from '../../index.ts'

const CLOSED: Partial<SketchedSide> = { upperLid: -5, lowerLid: -6 }

/** The readings of a face whose left side differs from the sketch; its lids stand 4 above and 6 mm below the pupil. */
function measureLeft(changes: Partial<SketchedSide>) {
  return measureFace(sketchFace({ ...SKETCH, left: { ...SKETCH.left, ...changes } }))
}

test.each([
  ['browHeight', 'a brow 20 mm above the pupil is 20 mm high', {}, 20],
  ['mrd1', 'an upper lid 4 mm above the pupil has an MRD1 of 4 mm', {}, 4],
  ['mrd1', 'an upper lid 1 mm below the pupil has an MRD1 of −1 mm', { upperLid: -1 }, -1],
  ['mrd2', 'a lower lid 6 mm below the pupil has an MRD2 of 6 mm', {}, 6],
  ['palpebralFissureHeight', 'lids at +4 and −6 mm are 4 + 6 = 10 mm apart', {}, 10],
  ['palpebralFissureHeight', 'lids at −5 and −6 mm are 1 mm apart, also when the iris is covered', CLOSED, 1],
  ['palpebralFissureWidth', 'canthi at 17 and 45 mm are 45 − 17 = 28 mm apart', {}, 28],
  ['inferiorScleralShow', 'a lid 8 mm below the pupil shows 8 − 11.77 / 2 = 2.115 mm of sclera', { lowerLid: -8 }, 2.115],
  ['inferiorScleralShow', 'a lid that covers the limbus shows none: 0 mm', { lowerLid: -5 }, 0],
])('%s: %s', (id, _, changes, expected) => {
  expect(measureLeft(changes)[id]).toMatchObject({ left: { ok: true, value: expect.closeTo(expected, 9), unit: 'mm' } })
})

test.each(['browHeight', 'mrd1', 'mrd2', 'inferiorScleralShow'])('%s starts at the pupil: a closed eye has none', (id) => {
  const refused = { ok: false, why: 'iris-hidden' }
  expect(measureLeft(CLOSED)[id]).toMatchObject({ left: refused, right: { ok: true }, difference: refused })
})

test.each(['mrd1', 'mrd2'])('%s: lids that end before the pupil are no curve that can be read there', (id) => {
  expect(measureLeft({ innerCanthus: 32, outerCanthus: 60 })[id]).toMatchObject({
    left: { ok: false, why: 'curve-impossible' },
  })
})
