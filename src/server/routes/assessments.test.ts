import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Assessment, Photo } from '../../core/records/assessment.ts'
import type { PhotoMeasurer } from '../../core/records/photo-measurer.ts'
import { openClinic, OWNER, PERSON } from '../testing/clinic.ts'

// In place of the networks, which have tests of their own: reads one millimetre per millimetre of ruler.
const standIn: PhotoMeasurer = {
  engine: { version: '0.0.0', landmarksModel: 'none', detectorModel: 'none' },
  measure: ({ name, options }) =>
    Promise.resolve({
      file: name,
      status: 'measured',
      width: 9,
      height: 7,
      faces: 1,
      scale: null,
      pose: { yaw: 0, pitch: 0, roll: 0 },
      quality: [],
      measures: { chinDeviation: { value: { ok: true, value: options?.corneaMm ?? 11.77, sd: 0.1, unit: 'mm' } } },
    }),
  close: () => Promise.resolve(),
}

const clinic = await openClinic(standIn)
const { ask } = clinic
afterAll(() => clinic.close())

let assessment = ''
let patientId = ''
const draft = { date: '2026-03-01', note: '', corneaMm: null as number | null }
const upload = (red: number) => clinic.upload(assessment, red)
const settled = () => clinic.settled(assessment)

const reading = ({ run }: Photo): unknown => run?.result.status === 'measured' ? run.result.measures['chinDeviation'] : null
const mm = (value: number) => ({ value: { ok: true, value, sd: 0.1, unit: 'mm' } })

beforeAll(async () => {
  await ask('POST', '/setup', OWNER)
  await clinic.signIn()
  const patient = await ask<{ id: string }>('POST', '/patients', PERSON)
  patientId = patient.id
  assessment = (await ask<Assessment>('POST', `/patients/${patient.id}/assessments`, draft)).id
})

test('every photo is measured again by a new corneal diameter, and the old runs stay', async () => {
  const { id } = await upload(10)
  const [before] = await settled()
  expect(before && reading(before)).toEqual(mm(11.77))

  await ask('PATCH', `/assessments/${assessment}`, { ...draft, corneaMm: 10.5 })

  const [after] = await settled()
  expect(after && reading(after)).toEqual(mm(10.5))
  expect([after?.id, after?.run?.id === before?.run?.id]).toEqual([id, false])
})

test('what else is changed about an assessment measures nothing again', async () => {
  const [before] = await settled()
  await ask('PATCH', `/assessments/${assessment}`, { ...draft, corneaMm: 10.5, note: 'seen by Ada' })
  const [after] = await settled()
  expect(after?.run?.id).toBe(before?.run?.id)
})

test('a photo that was deleted meanwhile is measured by the new diameter when it is restored', async () => {
  const { id } = await upload(20)
  await settled()
  await ask('DELETE', `/photos/${id}`)
  await ask('PATCH', `/assessments/${assessment}`, { ...draft, corneaMm: 12 })
  await ask('POST', `/photos/${id}/restore`)
  const photos = await settled()
  expect(photos.map(reading)).toEqual([mm(12), mm(12)])
})

test.each([23.54, 5.9, 0, -11.7, 1.18])('a corneal diameter of %d mm is refused by name, and the old one stays', async (corneaMm) => {
  const answer = await ask<{ code: string; field: string; message: string }>('PATCH', `/assessments/${assessment}`, { ...draft, corneaMm })
  expect(answer).toMatchObject({ status: 400, code: 'invalid', field: 'corneaMm' })
  expect(answer.message).toMatch(/corneaMm/)
  expect(await ask('GET', `/assessments/${assessment}`)).toMatchObject({ corneaMm: 12 })
})

// The patient of these tests was born on 29 February 1980.
test.each([
  ['before the birth', '1980-02-28'],
  ['in the future', '2999-01-01'],
])('an assessment dated %s is refused at its date, new or changed', async (_, date) => {
  const refused = { status: 400, code: 'invalid', field: 'date' }
  expect(await ask('POST', `/patients/${patientId}/assessments`, { ...draft, date })).toMatchObject(refused)
  expect(await ask('PATCH', `/assessments/${assessment}`, { ...draft, date })).toMatchObject(refused)
  expect(await ask('GET', `/assessments/${assessment}`)).toMatchObject({ date: draft.date })
})

test('an assessment on the day of the birth is taken', async () => {
  expect(await ask('POST', `/patients/${patientId}/assessments`, { ...draft, date: '1980-02-29' })).toMatchObject({ status: 200 })
})

test.each([
  ['birthDate', { birthDate: '2999-01-01' }],
  ['onset', { onset: '2999-01-01' }],
  ['onset', { onset: '1980-02-28' }],
])('a patient with an impossible %s is refused at that field, new or changed', async (field, wrong) => {
  const person = { name: 'Nora Name', birthDate: '1980-02-29', recordNumber: 'R-9', affectedSide: 'left', ...wrong }
  const refused = { status: 400, code: 'invalid', field }
  expect(await ask('POST', '/patients', person)).toMatchObject(refused)
  expect(await ask('PATCH', `/patients/${patientId}`, person)).toMatchObject(refused)
})
