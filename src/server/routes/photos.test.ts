import { randomUUID } from 'node:crypto'
import { symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Assessment, Photo } from '../../core/records/assessment.ts'
import type { PhotoMeasurer } from '../../core/records/photo-measurer.ts'
import { openClinic, OWNER, PERSON } from '../testing/clinic.ts'

// In place of the networks, which have tests of their own: reads one millimetre per millimetre of ruler, a value that is
// none for a photo named so, and waits where a test holds it.
let held: Promise<unknown> = Promise.resolve()
const standIn: PhotoMeasurer = {
  engine: { version: '0.0.0', landmarksModel: 'none', detectorModel: 'none' },
  async measure({ name, options }) {
    await held
    const value = name.startsWith('broken') ? Number.NaN : (options?.corneaMm ?? 11.77)
    return {
      file: name,
      status: 'measured',
      width: 9,
      height: 7,
      faces: 1,
      scale: null,
      pose: { yaw: 0, pitch: 0, roll: 0 },
      quality: [],
      measures: { chinDeviation: { value: { ok: true, value, sd: 0.1, unit: 'mm' } } },
    }
  },
  close: () => Promise.resolve(),
}

const clinic = await openClinic(standIn, async (data) => {
  // Every line of the log fails as it does on a full disk: nothing below may depend on it.
  if (process.platform === 'linux') await symlink('/dev/full', join(data, 'facialis.log'))
})
const { app, ask, settled, upload } = clinic
afterAll(() => clinic.close())

let patient = ''

async function newAssessment(): Promise<string> {
  return (await ask<Assessment>('POST', `/patients/${patient}/assessments`, { date: '2026-03-01' })).id
}

const stateIs = (assessment: string, state: Photo['state']) => settled(assessment, (photo) => photo.state === state)

const reading = ({ run }: Photo): unknown => run?.result.status === 'measured' ? run.result.measures['chinDeviation'] : null
const mm = (value: number) => ({ value: { ok: true, value, sd: 0.1, unit: 'mm' } })

beforeAll(async () => {
  // More than the database has connections for: the first makes the center, the others are told so.
  const crowd = await Promise.all(Array.from({ length: 30 }, () => ask('POST', '/setup', OWNER)))
  expect(crowd.map(({ status }) => status).sort()).toEqual([200, ...Array<number>(29).fill(409)])
  await clinic.signIn()
  patient = (await ask<{ id: string }>('POST', '/patients', PERSON)).id
}, 60_000)

test('a request for no host is refused, and not taken for a defect', async () => {
  const answer = await app.inject({ url: '/api/auth/get-session', headers: { host: 'not a host' } })
  expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([400, 'invalid'])
})

test('what is known about a person stays in no cache', async () => {
  for (const path of ['/patients', `/patients/${patient}`, `/patients/${randomUUID()}`, '/auth/get-session']) {
    const { headers } = await app.inject({ method: 'GET', url: `/api${path}`, headers: { cookie: clinic.cookie() } })
    expect([path, headers['cache-control']]).toEqual([path, 'no-store'])
  }
})

test.each([
  ['a character of number zero', { name: 'Nora\u0000Name' }],
  ['the year zero', { birthDate: '0000-01-01' }],
])('%s is refused and not taken for a defect', async (_, wrong) => {
  const answer = await ask<{ code: string }>('POST', '/patients', { ...PERSON, recordNumber: 'R-0', ...wrong })
  expect(answer).toMatchObject({ status: 400, code: 'invalid' })
})

test('the same photo sent twice at once is one photo, measured once', async () => {
  const assessment = await newAssessment()
  const [first, second] = await Promise.all([upload(assessment, 1), upload(assessment, 1)])
  expect([first.status, second.status, second.id]).toEqual([200, 200, first.id])
  expect((await settled(assessment)).map(reading)).toEqual([mm(11.77)])
})

test('of two new rulers at the same moment, the photo is measured by the one that is kept', async () => {
  const assessment = await newAssessment()
  await upload(assessment, 2)
  await settled(assessment)
  for (let round = 0; round < 5; round++) {
    const rulers = [10 + round / 10, 11.5]
    await Promise.all(
      rulers.map((corneaMm) => ask('PATCH', `/assessments/${assessment}`, { date: '2026-03-01', corneaMm })),
    )
    const { corneaMm } = await ask<Assessment>('GET', `/assessments/${assessment}`)
    expect((await settled(assessment)).map(reading)).toEqual([mm(Number(corneaMm))])
  }
})

test('a photo deleted while it is measured, and restored, is measured', async () => {
  const assessment = await newAssessment()
  let go = (): void => undefined
  held = new Promise<void>((resolve) => (go = resolve))
  const { id } = await upload(assessment, 3)
  await stateIs(assessment, 'measuring')
  await ask('DELETE', `/photos/${id}`)
  await ask('POST', `/photos/${id}/restore`)
  go()
  expect((await settled(assessment)).map(reading)).toEqual([mm(11.77)])
})

test('a photo that is sent again while it is measured by the old ruler is measured by the new one', async () => {
  const assessment = await newAssessment()
  let go = (): void => undefined
  held = new Promise<void>((resolve) => (go = resolve))
  await upload(assessment, 4)
  await stateIs(assessment, 'measuring')
  await ask('PATCH', `/assessments/${assessment}`, { date: '2026-03-01', corneaMm: 10 })
  go()
  expect((await settled(assessment)).map(reading)).toEqual([mm(10)])
})

test('a deleted photo is neither moved nor measured, and it is told', async () => {
  const assessment = await newAssessment()
  const { id } = await upload(assessment, 5)
  await ask('DELETE', `/photos/${id}`)
  expect((await ask('PATCH', `/photos/${id}`, { view: 'smile_open' })).status).toBe(404)
  expect((await ask('POST', `/photos/${id}/measure`)).status).toBe(404)
})

test('nothing is added to a deleted assessment, or changed in it, until it is restored', async () => {
  const assessment = await newAssessment()
  const { id } = await upload(assessment, 6)
  await settled(assessment)
  await ask('DELETE', `/assessments/${assessment}`)
  expect((await upload(assessment, 7)).status).toBe(404)
  expect((await ask('PATCH', `/photos/${id}`, { view: 'smile_open' })).status).toBe(404)
  expect((await ask('POST', `/photos/${id}/measure`)).status).toBe(404)
  expect((await ask('DELETE', `/photos/${id}`)).status).toBe(404)
  await ask('POST', `/assessments/${assessment}/restore`)
  expect(await ask('PATCH', `/photos/${id}`, { view: 'smile_open' })).toMatchObject({ status: 200, view: 'smile_open' })
})

test('a result that no screen could read fails its photo, and not its assessment', async () => {
  const assessment = await newAssessment()
  await upload(assessment, 8, 'broken.png')
  const [photo] = await settled(assessment)
  expect(photo).toMatchObject({ state: 'failed', run: null })
  expect((await ask('GET', `/assessments/${assessment}`)).status).toBe(200)
})
