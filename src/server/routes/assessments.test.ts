import { createHash } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { InjectOptions } from 'fastify'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Assessment, Photo } from '../../core/records/assessment.ts'
import type { PhotoMeasurer } from '../../core/records/photo-measurer.ts'
import { readConfig } from '../config.ts'
import { start } from '../start.ts'

// Real: HTTP, accounts, PostgreSQL, queue, disk. Stand-in: the networks; it reads one millimetre per millimetre of ruler.
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

const data = await mkdtemp(join(tmpdir(), 'facialis-assessments-'))
const { app, close } = await start({
  config: readConfig({ FACIALIS_DATA: data }, false, '/'),
  demo: false,
  web: join(data, 'web'),
  version: '0.0.0',
  openMeasurer: () => Promise.resolve(standIn),
  lanes: 1,
  onLost: () => null,
})
afterAll(async () => {
  await close()
  await rm(data, { recursive: true, force: true })
})

let cookie = ''
let assessment = ''
let patientId = ''
const draft = { date: '2026-03-01', note: '', corneaMm: null as number | null }

async function ask<T>(method: NonNullable<InjectOptions['method']>, path: string, payload?: object): Promise<T & { status: number }> {
  const answer = await app.inject({ method, url: `/api${path}`, headers: { cookie }, ...(payload ? { payload } : {}) })
  return { ...answer.json<T>(), status: answer.statusCode }
}

async function upload(red: number): Promise<Photo> {
  const picture = sharp({ create: { width: 9, height: 7, channels: 3, background: { r: red, g: 0, b: 0 } } })
  const payload = await picture.png().toBuffer()
  const answer = await app.inject({
    method: 'PUT',
    url: `/api/assessments/${assessment}/photos/rest`,
    headers: {
      cookie,
      'content-type': 'application/octet-stream',
      'x-file-name': `${red}.png`,
      'x-content-sha256': createHash('sha256').update(payload).digest('hex'),
    },
    payload,
  })
  return answer.json()
}

async function settled(): Promise<readonly Photo[]> {
  for (let tries = 0; tries < 200; tries++) {
    const { photos } = await ask<Assessment>('GET', `/assessments/${assessment}`)
    if (photos.every(({ state }) => state !== 'waiting' && state !== 'measuring')) return photos
    await sleep(50)
  }
  throw new Error('the photos were not measured within 10 seconds')
}

const reading = ({ run }: Photo): unknown => run?.result.status === 'measured' ? run.result.measures['chinDeviation'] : null
const mm = (value: number) => ({ value: { ok: true, value, sd: 0.1, unit: 'mm' } })

beforeAll(async () => {
  const owner = { centerName: 'Center', name: 'Ada Owner', email: 'ada@center.example', password: 'a long enough password' }
  await ask('POST', '/setup', owner)
  const answer = await app.inject({ method: 'POST', url: '/api/auth/sign-in/email', payload: owner })
  const [session] = answer.cookies
  cookie = `${session?.name ?? ''}=${encodeURIComponent(session?.value ?? '')}`
  const person = { name: 'Nora Name', birthDate: '1980-02-29', recordNumber: 'R-1', affectedSide: 'left' }
  const patient = await ask<{ id: string }>('POST', '/patients', person)
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
