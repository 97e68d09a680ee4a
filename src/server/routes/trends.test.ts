import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Assessment, TrendPoint } from '../../core/records/assessment.ts'
import type { PhotoMeasurer } from '../../core/records/photo-measurer.ts'
import type { MeasureResult, PhotoResult } from '../../core/records/photo-result.ts'
import { openClinic, OWNER, PERSON } from '../testing/clinic.ts'

// In place of the networks, which have tests of their own: finds in a photo what its file name says.
const chin: MeasureResult = { value: { ok: true, value: 1.5, sd: 0.3, unit: 'mm' } }
const sides = (why: string): MeasureResult => ({
  right: { ok: true, value: 4, sd: 0.3, unit: 'mm' },
  left: { ok: false, why },
  difference: { ok: false, why },
})
const nowhere = { ok: false, why: 'scale-unknown' } as const
const measured: Readonly<Record<string, Record<string, MeasureResult>>> = {
  'whole.png': { chinDeviation: chin, mrd1: sides('iris-hidden'), mrd2: { right: nowhere, left: nowhere, difference: nowhere } },
  'older.png': { chinDeviation: chin },
}
const standIn: PhotoMeasurer = {
  engine: { version: '0.0.0', landmarksModel: 'none', detectorModel: 'none' },
  measure: ({ name }) => {
    const common = { file: name, width: 9, height: 7, faces: 1, quality: [] }
    const measures = measured[name]
    return Promise.resolve<PhotoResult>(
      measures
        ? { ...common, status: 'measured', scale: null, pose: { yaw: 0, pitch: 0, roll: 0 }, measures }
        : { ...common, status: 'refused', why: `${name}: the picture cuts the face off.` },
    )
  },
  close: () => Promise.resolve(),
}

const clinic = await openClinic(standIn)
const { ask } = clinic
afterAll(() => clinic.close())

/** A visit on a date with one photo at rest, or none, once it is measured. */
async function visit(patient: string, date: string, name: string | null): Promise<void> {
  const { id } = await ask<Assessment>('POST', `/patients/${patient}/assessments`, { date })
  if (name === null) return
  await clinic.upload(id, 0, name)
  await clinic.settled(id)
}

let trends: readonly TrendPoint[] = []

beforeAll(async () => {
  await ask('POST', '/setup', OWNER)
  await clinic.signIn()
  const { id } = await ask<{ id: string }>('POST', '/patients', PERSON)
  await visit(id, '2026-01-01', 'whole.png')
  await visit(id, '2026-02-01', 'cut.png')
  await visit(id, '2026-03-01', null)
  await visit(id, '2026-04-01', 'older.png')
  trends = await ask('GET', `/patients/${id}/trends`)
})

const of = (measure: string, side: TrendPoint['side']) =>
  trends
    .filter((point) => point.measure === measure && point.side === side)
    .map(({ date, reading }) => [date, reading.ok ? reading.value : reading.why])

test('a visit whose photo was refused, or not taken, is a point that tells why', () => {
  expect(of('chinDeviation', null)).toEqual([
    ['2026-01-01', 1.5],
    ['2026-02-01', 'cut.png: the picture cuts the face off.'],
    ['2026-03-01', 'not-photographed'],
    ['2026-04-01', 1.5],
  ])
})

test('a side that was not read tells its own reason, and a photo of an engine without the measure says that', () => {
  expect(of('mrd1', 'left').map(([, why]) => why)).toEqual([
    'iris-hidden',
    'cut.png: the picture cuts the face off.',
    'not-photographed',
    'measure-not-read',
  ])
})

test('a measure that was never read is no trend', () => {
  expect(of('mrd2', 'right')).toEqual([])
})
