import { expect, test } from 'vitest'
import { EXCURSION_MEASURES, MEASURES } from './index.ts'
import { normalIn } from './measure.ts'
import { commissureExcursion } from './excursion/commissure-excursion.ts'
import { palpebralFissureHeight } from './static/eye/palpebral-fissure-height.ts'

const ranges = MEASURES.flatMap((measure) => [
  { id: measure.id, range: measure.normal },
  ...('normalDifference' in measure ? [{ id: `left − right of ${measure.id}`, range: measure.normalDifference }] : []),
]).flatMap(({ id, range }) => (range ? [[id, range] as const] : []))

test('eyes at rest are normal from 10.17 − 1.96 · 1.63 to 10.17 + 1.96 · 1.63 mm; of eyes in a smile nothing is known', () => {
  expect(normalIn(palpebralFissureHeight.normal, 'rest')).toMatchObject({
    low: expect.closeTo(10.17 - 1.96 * 1.63, 1),
    high: expect.closeTo(10.17 + 1.96 * 1.63, 1),
  })
  expect(normalIn(palpebralFissureHeight.normal, 'smile_open')).toBeNull()
})

test('smiles have a normal excursion of the commissure, a pucker has none', () => {
  expect(normalIn(commissureExcursion.normal, 'smile_open')).toMatchObject({ low: 2.77, high: 15.39 })
  expect(normalIn(commissureExcursion.normal, 'pucker')).toBeNull()
})

test('published right minus left from −3.85 to +2.71 mm is left minus right from −2.71 to +3.85 mm', () => {
  expect(normalIn(commissureExcursion.normalDifference, 'smile_closed')).toMatchObject({ low: -2.71, high: 3.85 })
})

test('where nothing is published there is no range', () => {
  expect(normalIn(null, 'rest')).toBeNull()
})

test.each(ranges)('%s: the range is in order, of some expression, and from some publication', (_, range) => {
  expect(range.low).toBeLessThanOrEqual(range.high)
  expect(range.views.length).toBeGreaterThan(0)
  expect(range.references.length).toBeGreaterThan(0)
})

test.each(EXCURSION_MEASURES.map((measure) => [measure.id, measure] as const))('%s: its ranges are of expressions it is read in', (_, measure) => {
  for (const range of [measure.normal, measure.normalDifference]) expect(measure.views).toEqual(expect.arrayContaining([...(range?.views ?? [])]))
})
