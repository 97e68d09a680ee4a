import { expect, test } from 'vitest'
import type { Photo } from '../../../../core/records/assessment.ts'
import type { PhotoResult, QualityCheck } from '../../../../core/records/photo-result.ts'
import { checksThatHold, isUpright } from './upright.ts'

const common = { file: 'rest.jpg', width: 800, height: 1000, faces: 1, quality: [] }
const rolled = (roll: number): PhotoResult => ({
  ...common,
  status: 'measured',
  scale: null,
  pose: { yaw: 0, pitch: 0, roll },
  measures: {},
})

const photo = (result: PhotoResult | null): Photo => ({
  id: 'p',
  assessmentId: 'a',
  view: 'rest',
  sha256: '0'.repeat(64),
  fileName: 'rest.jpg',
  bytes: 1,
  state: 'measured',
  failure: null,
  createdAt: '2026-05-12T10:00:00Z',
  deletedAt: null,
  run: result && {
    id: 'r',
    createdAt: '2026-05-12T10:00:00Z',
    author: 'Facialis',
    engine: { version: '0.1.0', landmarksModel: 'l', detectorModel: 'd' },
    result,
  },
})

test('the edges of a photo are the patient’s sides only where a face was measured upright', () => {
  expect([0, -44, 44].map((roll) => isUpright(photo(rolled(roll))))).toEqual([true, true, true])
  expect([45, -90, 180].map((roll) => isUpright(photo(rolled(roll))))).toEqual([false, false, false])
  expect(isUpright(photo({ ...common, status: 'refused', why: 'no face was found' }))).toBe(false)
  expect(isUpright(photo(null))).toBe(false)
})

const check = (id: string, verdict: QualityCheck['verdict']): QualityCheck => ({ id, verdict, says: id, value: 0 })

test('a picture that lies is told of how it lies and whether the face is whole, and nothing about a face that stood', () => {
  const others = [check('yaw', 'pass'), check('iris-visible', 'warn'), check('framing', 'pass')]
  expect(checksThatHold([check('roll', 'refuse'), ...others]).map(({ id }) => id)).toEqual(['roll', 'framing'])
  expect(checksThatHold([check('roll', 'warn'), ...others])).toHaveLength(4)
})
