import { expect, test } from 'vitest'
import type { Assessment, Photo, PhotoState } from '../../core/records/assessment.ts'
import { isWorking, withStates } from './follow-measuring.ts'

const photo = (id: string, state: PhotoState) => ({ id, state, deletedAt: null }) as Photo
const assessment = (...photos: Photo[]) => ({ id: 'a', photos }) as unknown as Assessment

test('while photos only move from waiting to measuring, their states are all that changes', () => {
  const before = assessment(photo('1', 'waiting'), photo('2', 'waiting'))
  const after = withStates(before, [{ id: '1', state: 'measuring' }, { id: '2', state: 'waiting' }])
  expect(after?.photos.map(({ state }) => state)).toEqual(['measuring', 'waiting'])
  expect(after !== null && isWorking(after)).toBe(true)
})

test.each([
  ['is finished', [{ id: '1', state: 'measured' as const }]],
  ['was refused', [{ id: '1', state: 'refused' as const }]],
  ['went', []],
  ['came', [{ id: '1', state: 'waiting' as const }, { id: '2', state: 'waiting' as const }]],
  ['was exchanged for another', [{ id: '2', state: 'waiting' as const }]],
])('when a photo %s, the assessment is read again', (_, states) => {
  expect(withStates(assessment(photo('1', 'waiting')), states)).toBeNull()
})
