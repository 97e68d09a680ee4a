import { expect, test } from 'vitest'
import type { Assessment, Photo } from '../../../core/records/assessment.ts'
import type { PhotoResult, ReadingRecord } from '../../../core/records/photo-result.ts'
import { keyMeasure } from './key-measure.ts'

const mm = (value: number): ReadingRecord => ({ ok: true, value, sd: 0.5, unit: 'mm' })
const refused: ReadingRecord = { ok: false, why: 'no-rest-photo' }

const result: PhotoResult = {
  file: 'smile.jpg',
  status: 'measured',
  width: 9,
  height: 7,
  faces: 1,
  scale: null,
  pose: { yaw: 0, pitch: 0, roll: 0 },
  quality: [],
  measures: { commissurePosition: { left: mm(30), right: mm(31), difference: mm(-1) } },
}
const photo: Photo = {
  id: 'smile',
  assessmentId: 'session',
  view: 'smile_open',
  sha256: '0'.repeat(64),
  fileName: 'smile.jpg',
  bytes: 1,
  state: 'measured',
  failure: null,
  createdAt: '2026-03-01T00:00:00Z',
  deletedAt: null,
  run: {
    id: 'run',
    createdAt: '2026-03-01T00:00:00Z',
    engine: { version: '0.0.0', landmarksModel: 'none', detectorModel: 'none' },
    author: 'automatic',
    result,
  },
}
const session = (reading: ReadingRecord): Assessment => ({
  id: 'session',
  patientId: 'patient',
  date: '2026-03-01',
  note: '',
  corneaMm: null,
  createdAt: '2026-03-01T00:00:00Z',
  deletedAt: null,
  waiting: 0,
  refused: 0,
  photos: [photo],
  excursions: (['left', 'right'] as const).map((side) => ({ view: 'smile_open', measure: 'commissureExcursion', side, reading })),
})

test('a smile is told by how far the corner of the mouth moved', () => {
  expect(keyMeasure(photo, session(mm(8)))).toEqual({ measure: 'commissureExcursion', readings: { left: mm(8), right: mm(8) } })
})

test('a refused movement stays that movement, and where the corner stands does not take its place', () => {
  const refusal = { measure: 'commissureExcursion', readings: { left: refused, right: refused } }
  expect(keyMeasure(photo, session(refused))).toEqual(refusal)
})
