import { expect, test } from 'vitest'
import type { Assessment, Photo } from '../../../../core/records/assessment.ts'
import type { ReadingRecord } from '../../../../core/records/photo-result.ts'
import { changeRows, photoOfView, sameEngine, valuesOf, type Dated } from './change-rows.ts'

const mm = (value: number, sd = 0.1): ReadingRecord => ({ ok: true, value, sd, unit: 'mm' })

function photo(id: string, readings: Readonly<Record<string, readonly [right: number, left: number]>>): Photo {
  const measures = Object.fromEntries(
    Object.entries(readings).map(([measure, [right, left]]) => [
      measure,
      { right: mm(right), left: mm(left), difference: mm(left - right) },
    ]),
  )
  return {
    id,
    assessmentId: 'a',
    view: 'rest',
    sha256: '0'.repeat(64),
    fileName: 'rest.jpg',
    bytes: 1,
    state: 'measured',
    failure: null,
    createdAt: '2026-05-12T10:00:00Z',
    deletedAt: null,
    run: {
      id: 'r',
      createdAt: '2026-05-12T10:00:00Z',
      author: 'Facialis',
      engine: { version: '0.1.0', landmarksModel: 'l', detectorModel: 'd' },
      result: {
        status: 'measured',
        file: 'rest.jpg',
        width: 800,
        height: 1000,
        faces: 1,
        scale: null,
        pose: { yaw: 0, pitch: 0, roll: 0 },
        quality: [],
        measures,
      },
    },
  }
}

function dated(one: Photo, more: Partial<Assessment> = {}): Dated {
  const assessment: Assessment = {
    id: 'a',
    patientId: 'p',
    date: '2026-05-12',
    note: '',
    corneaMm: null,
    createdAt: '2026-05-12T10:00:00Z',
    deletedAt: null,
    waiting: 0,
    refused: 0,
    photos: [one],
    excursions: [],
    ...more,
  }
  return { assessment, photo: one }
}

test('each side is a row of its own, the largest change against its own limit first', () => {
  // Lid 2 mm against 1 mm is more than brow 2.4 mm against 1.5 mm; the other sides stay as they were.
  const before = dated(photo('x', { browHeight: [20, 20], mrd1: [3, 3] }))
  const after = dated(photo('y', { browHeight: [20, 22.4], mrd1: [5, 3] }))
  const rows = changeRows(before, after)
  expect(rows.map(({ measure, side }) => [measure, side]).slice(0, 2)).toEqual([
    ['mrd1', 'right'],
    ['browHeight', 'left'],
  ])
  expect(rows.map(({ change }) => change.ok && change.verdict)).toEqual([
    'changed',
    'changed',
    'no-detectable-change',
    'no-detectable-change',
  ])
})

test('the bars of a measure share one axis: all its values, of both dates and sides', () => {
  const rows = changeRows(dated(photo('x', { mrd1: [3, 1], mrd2: [6, 6] })), dated(photo('y', { mrd1: [3, 4], mrd2: [6, 6] })))
  expect(valuesOf(rows, 'mrd1').toSorted()).toEqual([1, 3, 3, 4])
})

test('a measure that only one date has is not a change', () => {
  expect(changeRows(dated(photo('x', { mrd1: [3, 3] })), dated(photo('y', { mrd2: [5, 5] })))).toEqual([])
})

test('a deleted photo stands for no view, and a measured one is preferred to a newer one without numbers', () => {
  const measured = photo('m', {})
  const newer: Photo = { ...photo('n', {}), run: null, state: 'waiting', createdAt: '2026-05-13T10:00:00Z' }
  const { assessment } = dated(measured, { photos: [newer, measured] })
  expect(photoOfView(assessment, 'rest')?.id).toBe('m')
  expect(photoOfView({ ...assessment, photos: [{ ...measured, deletedAt: '2026-05-14T10:00:00Z' }] }, 'rest')).toBeNull()
})

test('two engines are told apart by any of their parts', () => {
  const a = dated(photo('x', {}))
  expect(sameEngine(a, a)).toBe(true)
  const run = a.photo.run
  if (!run) throw new Error('the photo was measured')
  const b = dated({ ...a.photo, run: { ...run, engine: { ...run.engine, landmarksModel: 'other' } } })
  expect(sameEngine(a, b)).toBe(false)
})
