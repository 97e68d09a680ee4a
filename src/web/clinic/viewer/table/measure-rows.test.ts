import { expect, test } from 'vitest'
import type { ReadingRecord } from '../../../../core/records/photo-result.ts'
import { excursionRows, photoRows } from './measure-rows.ts'

const mm = (value: number): ReadingRecord => ({ ok: true, value, sd: 0.3, unit: 'mm' })

test('rows follow the catalogue, whatever the order of the result, and strangers come last', () => {
  const sides = { left: mm(1), right: mm(2), difference: mm(-1) }
  const rows = photoRows({ somethingOld: { value: mm(0) }, mrd1: sides, chinDeviation: { value: mm(0) }, browHeight: sides }, 'rest')
  expect(rows.map(({ facts }) => facts.id)).toEqual(['browHeight', 'mrd1', 'chinDeviation', 'somethingOld'])
  expect(rows.map(({ of }) => of)).toEqual(['side', 'side', 'face', 'face'])
})

test('an excursion is one row of both sides, of its own view only', () => {
  const rows = excursionRows(
    [
      { view: 'smile_open', measure: 'commissureExcursion', side: 'left', reading: mm(4) },
      { view: 'smile_open', measure: 'commissureExcursion', side: 'right', reading: mm(9) },
      { view: 'smile_open', measure: 'commissureExcursion', side: 'difference', reading: mm(-5) },
      { view: 'brow_up', measure: 'browExcursion', side: 'left', reading: mm(7) },
    ],
    'smile_open',
  )
  expect(rows).toHaveLength(1)
  expect(rows[0]).toMatchObject({ of: 'side', left: { value: 4 }, right: { value: 9 }, difference: { value: -5 } })
})

test('what is normal at rest stands beside a face at rest, and beside no smile', () => {
  const measures = { palpebralFissureHeight: { left: mm(6), right: mm(6), difference: mm(0) } }
  expect(photoRows(measures, 'rest')[0]?.facts.normal).toMatchObject({ low: 6.98, high: 13.36 })
  expect(photoRows(measures, 'smile_open')[0]?.facts.normal).toBeNull()
})
