import { createHash, randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { InjectOptions } from 'fastify'
import sharp from 'sharp'
import { afterAll, expect, test } from 'vitest'
import type { Assessment, Photo } from '../core/records/assessment.ts'
import type { PhotoMeasurer } from '../core/records/photo-measurer.ts'
import type { PhotoResult } from '../core/records/photo-result.ts'
import { type GuardedRoute, PERMISSIONS } from '../core/contract/permissions.ts'
import { BYTE_ROUTES, ROUTES } from '../core/contract/routes.ts'
import { codesOf, cookieFrom, openClinic, OWNER as owner, PERSON as person } from './testing/clinic.ts'

// Real: HTTP, accounts, PostgreSQL, queue, disk, decoder. Stand-in: the networks, which have tests of their own.
const measures = { chinDeviation: { value: { ok: true, value: 1.5, sd: 0.3, unit: 'mm' } } } as const
const standIn: PhotoMeasurer = {
  engine: { version: '0.0.0', landmarksModel: 'none', detectorModel: 'none' },
  measure: ({ name }) =>
    Promise.resolve<PhotoResult>(
      name.startsWith('empty')
        ? { file: name, status: 'refused', why: `${name} shows no face.`, width: 9, height: 7, faces: 0, quality: [] }
        : { file: name, status: 'measured', width: 9, height: 7, faces: 1, scale: null, pose: { yaw: 0, pitch: 0, roll: 0 }, quality: [], measures },
    ),
  close: () => Promise.resolve(),
}

const clinic = await openClinic(standIn)
const { app } = clinic
afterAll(() => clinic.close())

let cookie = ''

const ask = async (method: NonNullable<InjectOptions['method']>, path: string, payload?: object) => {
  const answer = await app.inject({ method, url: `/api${path}`, headers: { cookie }, ...(payload ? { payload } : {}) })
  return { status: answer.statusCode, body: answer.body === '' ? null : answer.json<Record<string, unknown>>() }
}

const png = (red: number) => sharp({ create: { width: 9, height: 7, channels: 3, background: { r: red, g: 0, b: 0 } } }).png().toBuffer()

const upload = async (assessment: unknown, name: string, bytes: Buffer, digest = createHash('sha256').update(bytes).digest('hex')) => {
  const answer = await app.inject({
    method: 'PUT',
    url: `/api/assessments/${String(assessment)}/photos/rest`,
    headers: { cookie, 'content-type': 'application/octet-stream', 'x-file-name': encodeURIComponent(name), 'x-content-sha256': digest },
    payload: bytes,
  })
  return { status: answer.statusCode, body: answer.json<Photo & { code?: string }>() }
}

test('without a session nothing of the center is told', async () => {
  const lines = { ...ROUTES, ...BYTE_ROUTES }
  const closed = Object.keys(PERMISSIONS).map((name) => lines[name as GuardedRoute])
  for (const { method, path } of closed) {
    const answer = await ask(method, path.replace(':id', randomUUID()).replace(':view', 'rest'))
    expect([path, answer.status, answer.body?.['code']]).toEqual([path, 401, 'signed-out'])
  }
})

test('the first visitor makes the center, and nobody after that', async () => {
  expect((await ask('GET', '/setup')).body).toMatchObject({ needsOwner: true, centerName: null })
  expect(await ask('POST', '/setup', { ...owner, password: 'too short' })).toMatchObject({ status: 400, body: { code: 'invalid', field: 'password' } })
  expect(await ask('POST', '/setup', owner)).toMatchObject({ status: 200, body: { needsOwner: false, centerName: 'Center' } })
  expect(await ask('POST', '/setup', owner)).toMatchObject({ status: 409, body: { code: 'conflict' } })
})

test('only the right password opens a session, and signing up is not a way in', async () => {
  const credentials = { email: owner.email, password: owner.password }
  expect((await ask('POST', '/auth/sign-in/email', { ...credentials, password: 'not the password' })).status).toBe(401)
  expect((await ask('POST', '/auth/sign-up/email', { ...credentials, name: 'Eve' })).status).toBe(404)
  const answer = await app.inject({ method: 'POST', url: '/api/auth/sign-in/email', payload: credentials })
  expect(answer.statusCode).toBe(200)
  for (const each of answer.cookies) expect(each).toMatchObject({ httpOnly: true, sameSite: 'Lax' })
  cookie = cookieFrom(answer)
  expect((await ask('GET', '/auth/get-session')).body).toMatchObject({ user: { email: owner.email } })
})

test('a password alone shows no patient; the code of an app does', async () => {
  expect((await ask('GET', '/patients')).status).toBe(403)
  const { body } = await ask('POST', '/account/app')
  expect((await ask('PUT', '/account/app', { code: codesOf(String(body?.['secret']))() })).status).toBe(200)
  expect((await ask('GET', '/patients')).status).toBe(200)
})

test('another website cannot act with the session of a visitor', async () => {
  const answer = await app.inject({ method: 'POST', url: '/api/patients', headers: { cookie, origin: 'https://evil.example' }, payload: person })
  expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([403, 'forbidden'])
})

test('a record number belongs to one patient', async () => {
  expect(await ask('POST', '/patients', person)).toMatchObject({ status: 200, body: { ...person, onset: null, assessments: 0 } })
  expect(await ask('POST', '/patients', person)).toMatchObject({ status: 409, body: { field: 'recordNumber' } })
})

test('a deleted patient is listed as deleted and takes no entry until undo brings the same record back', async () => {
  const { body } = await ask('POST', '/patients', { ...person, recordNumber: 'R-2' })
  const path = `/patients/${String(body?.['id'])}`
  const deleted = await ask('DELETE', path)
  expect(deleted.body?.['deletedAt']).not.toBeNull()
  expect((await ask('GET', path)).body).toEqual(deleted.body)
  expect((await ask('GET', '/patients')).body).toContainEqual(deleted.body)
  expect((await ask('PATCH', path, { ...person, recordNumber: 'R-9' })).status).toBe(404)
  expect((await ask('POST', `${path}/assessments`, { date: '2026-01-01' })).status).toBe(404)
  expect((await ask('POST', `${path}/restore`)).body?.['deletedAt']).toBeNull()
  expect((await ask('GET', path)).body).toEqual(body)
})

test('an uploaded photo is kept, measured in the background, shown and charted', async () => {
  const { body: patient } = await ask('POST', '/patients', { ...person, recordNumber: 'R-3' })
  const { body: made } = await ask('POST', `/patients/${String(patient?.['id'])}/assessments`, { date: '2026-03-01' })
  const bytes = await png(200)

  const damaged = await upload(made?.['id'], 'rest.png', bytes, '0'.repeat(64))
  expect([damaged.status, damaged.body.code]).toEqual([422, 'digest-mismatch'])
  const text = await upload(made?.['id'], 'letter.png', Buffer.from('Dear Sir or Madam'))
  expect([text.status, text.body.code]).toEqual([415, 'unsupported-picture'])

  const first = await upload(made?.['id'], '../../Ruhe ä.png', bytes)
  expect(first).toMatchObject({ status: 200, body: { fileName: 'Ruhe ä.png', bytes: bytes.byteLength, view: 'rest' } })
  expect((await upload(made?.['id'], 'again.png', bytes)).body.id).toBe(first.body.id)
  await upload(made?.['id'], 'empty.png', await png(10))

  const done = await settled(String(made?.['id']))
  expect(done.photos.map(({ state }) => state)).toEqual(['measured', 'refused'])
  expect(done.photos[0]?.run?.result).toMatchObject({ status: 'measured', measures })
  expect((await ask('GET', '/work')).body).toEqual({ waiting: 0, measuring: 0, demo: null })

  const trends = await app.inject({ method: 'GET', url: `/api/patients/${String(patient?.['id'])}/trends`, headers: { cookie } })
  expect(trends.json()).toMatchObject([{ date: '2026-03-01', measure: 'chinDeviation', side: null, reading: { value: 1.5 } }])

  const picture = await app.inject({ method: 'GET', url: `/api/photos/${first.body.id}/picture?size=screen`, headers: { cookie } })
  const shown = await sharp(picture.rawPayload).metadata()
  expect([shown.format, shown.width, shown.height, shown.exif]).toEqual(['jpeg', 9, 7, undefined])
  const original = await app.inject({ method: 'GET', url: `/api/photos/${first.body.id}/original`, headers: { cookie } })
  expect(original.rawPayload.equals(bytes)).toBe(true)
  expect(original.headers['content-disposition']).toMatch(/^attachment/)
})

test('measuring again adds a run', async () => {
  const { body: patient } = await ask('POST', '/patients', { ...person, recordNumber: 'R-4' })
  const { body: made } = await ask('POST', `/patients/${String(patient?.['id'])}/assessments`, { date: '2026-03-01' })
  const photo = await upload(made?.['id'], 'rest.png', await png(90))
  const before = (await settled(String(made?.['id']))).photos[0]
  expect((await ask('POST', `/photos/${photo.body.id}/measure`)).body).toMatchObject({ state: 'waiting' })
  const after = (await settled(String(made?.['id']))).photos[0]
  expect(after?.run?.id).not.toBe(before?.run?.id)
})

test('the description of the interface names every route of the contract', async () => {
  const { paths } = (await app.inject('/api/openapi.json')).json<{ paths: Record<string, object> }>()
  for (const { path, method } of Object.values(ROUTES)) {
    expect(paths[`/api${path.replace(/:(\w+)/g, '{$1}')}`]).toHaveProperty(method.toLowerCase())
  }
})

test('screens may run only the scripts of this server', async () => {
  const policy = String((await app.inject('/')).headers['content-security-policy'])
  expect(policy).toContain("script-src 'self';")
  expect(policy).not.toContain('upgrade-insecure-requests')
})

async function settled(id: string): Promise<Assessment> {
  for (let i = 0; i < 100; i++) {
    const answer = await app.inject({ method: 'GET', url: `/api/assessments/${id}`, headers: { cookie } })
    const assessment = answer.json<Assessment>()
    if (assessment.waiting === 0) return assessment
    await sleep(100)
  }
  throw new Error('the photos were not measured within 10 s')
}

test('who signs out leaves no session and no picture in the browser', async () => {
  const answer = await app.inject({ method: 'POST', url: '/api/auth/sign-out', headers: { cookie }, payload: {} })
  expect([answer.statusCode, answer.headers['clear-site-data']]).toEqual([200, '"cache"'])
  expect((await ask('GET', '/patients')).status).toBe(401)
})
