import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CenterSettings } from '../../core/contract/center.ts'
import type { Assessment, Photo } from '../../core/records/assessment.ts'
import type { PhotoMeasurer } from '../../core/records/photo-measurer.ts'
import type { PhotoResult } from '../../core/records/photo-result.ts'
import { openClinic, OWNER, PERSON, type TestClinic } from '../testing/clinic.ts'

let measured = 0
const counting: PhotoMeasurer = {
  engine: { version: '0.0.0', landmarksModel: 'none', detectorModel: 'none' },
  measure: ({ name }) => {
    measured++
    const pose = { yaw: 0, pitch: 0, roll: 0 }
    const face = { width: 9, height: 7, faces: 1, scale: null, pose, quality: [], measures: {} }
    return Promise.resolve<PhotoResult>({ file: name, status: 'measured', ...face })
  },
  close: () => Promise.resolve(),
}

let clinic: TestClinic
let visit = ''
beforeAll(async () => {
  clinic = await openClinic(counting)
  await clinic.ask('POST', '/setup', OWNER)
  await clinic.signIn()
  const patient = await clinic.ask<{ id: string }>('POST', '/patients', PERSON)
  visit = (await clinic.ask<Assessment>('POST', `/patients/${patient.id}/assessments`, { date: '2026-03-01' })).id
})
afterAll(() => clinic.close())

const turn = (automaticMeasurement: boolean) => clinic.ask<CenterSettings>('PATCH', '/center', { automaticMeasurement })
const state = async (photo: Photo) => (await clinic.settled(visit)).find(({ id }) => id === photo.id)?.state

test('a center measures automatically until its owner says otherwise', async () => {
  expect(await clinic.ask('GET', '/center')).toMatchObject({ status: 200, name: 'Center', automaticMeasurement: true, stored: 0 })
  expect(await state(await clinic.upload(visit, 10))).toBe('measured')
})

test('while it is off photos are kept and shown, not measured; figures of before stay', async () => {
  expect(await turn(false)).toMatchObject({ status: 200, automaticMeasurement: false })
  const before = measured
  const photo = await clinic.upload(visit, 20)
  expect([photo.status, photo.state]).toEqual([200, 'stored'])
  const picture = await clinic.app.inject({ url: `/api/photos/${photo.id}/picture`, headers: { cookie: clinic.cookie() } })
  expect([picture.statusCode, picture.headers['content-type']]).toEqual([200, 'image/jpeg'])
  // A new ruler would measure every photo of the visit again.
  await clinic.ask('PATCH', `/assessments/${visit}`, { date: '2026-03-01', corneaMm: 11 })
  const [first] = await clinic.settled(visit)
  expect([first?.state, first?.run?.result.status]).toEqual(['stored', 'measured'])
  expect(measured).toBe(before)
})

test('asking for a measurement while it is off is refused in a sentence', async () => {
  const photo = await clinic.upload(visit, 30)
  const again = await clinic.ask<{ code: string; message: string }>('POST', `/photos/${photo.id}/measure`)
  expect([again.status, again.code]).toEqual([403, 'forbidden'])
  expect(again.message).toContain('Automatic measurement is off')
  expect(await clinic.ask('POST', '/center/measure-stored')).toMatchObject({ status: 403 })
})

test('turned on again, what was kept meanwhile is measured when the owner asks for it', async () => {
  expect(await turn(true)).toMatchObject({ automaticMeasurement: true, stored: 3 })
  expect(await clinic.ask('POST', '/center/measure-stored')).toMatchObject({ status: 200, stored: 0 })
  expect((await clinic.settled(visit)).map((photo) => photo.state)).toEqual(['measured', 'measured', 'measured'])
})
