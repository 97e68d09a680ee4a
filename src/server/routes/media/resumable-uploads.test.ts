import { createHash, randomBytes } from 'node:crypto'
import { readdir, readFile, stat, writeFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import sharp from 'sharp'
import { Upload } from 'tus-js-client'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Photo } from '../../../core/records/assessment.ts'
import { openClinic, OWNER, PERSON, type TestClinic } from '../../testing/clinic.ts'
import { type Hand, openHand } from '../../testing/people.ts'
import { NO_MEASURER } from '../../testing/no-measurer.ts'

let clinic: TestClinic
let hand: Hand
let assessment = ''
let herself = ''
let bytes: Buffer
beforeAll(async () => {
  clinic = await openClinic(NO_MEASURER)
  await clinic.ask('POST', '/setup', OWNER)
  await clinic.signIn()
  hand = await openHand(clinic.data)
  const patient = await clinic.ask<{ id: string }>('POST', '/patients', PERSON)
  assessment = (await clinic.ask<{ id: string }>('POST', `/patients/${patient.id}/assessments`, { date: '2026-01-02' })).id
  const [{ id: center } = { id: '' }] = await hand.sql<{ id: string }>('SELECT id FROM center')
  const person = await hand.person(center, 'patient')
  herself = person.cookie
  const link = 'INSERT INTO patient_account (center_id, patient_id, user_id, relation) VALUES ($1, $2, $3, $4)'
  await hand.sql(link, [center, patient.id, person.userId, 'self'])
  const noise = { width: 600, height: 400, channels: 3 } as const
  bytes = await sharp(randomBytes(600 * 400 * 3), { raw: noise }).png().toBuffer()
})
afterAll(async () => {
  await hand?.close()
  await clinic?.close()
})

const sha256 = (data: Buffer) => createHash('sha256').update(data).digest('hex')
const encoded = (fields: Record<string, string>) =>
  Object.entries(fields).map(([name, value]) => `${name} ${Buffer.from(value).toString('base64')}`).join(',')
const uploads = () => `/api/assessments/${assessment}/uploads`

/** One request of the tus protocol. */
async function tus(method: 'POST' | 'HEAD' | 'PATCH' | 'DELETE', url: string, headers: Record<string, string>, payload?: Buffer, cookie = clinic.cookie()) {
  const type: Record<string, string> = payload === undefined ? {} : { 'content-type': 'application/offset+octet-stream' }
  const all = { cookie, 'tus-resumable': '1.0.0', ...type, ...headers }
  return clinic.app.inject({ method, url, headers: all, ...(payload === undefined ? {} : { payload }) })
}

async function begin(data = bytes, fields: Record<string, string> = {}, length = data.byteLength): Promise<string> {
  const metadata = encoded({ view: 'rest', filename: 'rest.png', sha256: sha256(data), ...fields })
  const answer = await tus('POST', uploads(), { 'upload-length': String(length), 'upload-metadata': metadata })
  if (answer.statusCode !== 201) throw new Error(answer.body)
  return String(answer.headers.location)
}

const patch = (url: string, offset: number, part: Buffer) => tus('PATCH', url, { 'upload-offset': String(offset) }, part)
const finish = async (url: string, cookie = clinic.cookie()) => {
  const answer = await clinic.app.inject({ method: 'POST', url: `${url}/photo`, headers: { cookie } })
  return { status: answer.statusCode, body: answer.json<Photo & { code?: string; message?: string }>() }
}
/** The bytes as the person on the photo gets them, who needs nobody's consent. */
const original = async (photo: string) =>
  (await clinic.app.inject({ method: 'GET', url: `/api/photos/${photo}/original`, headers: { cookie: herself } })).rawPayload
const staged = () => readdir(join(clinic.data, 'media', 'staging'))

test('a photo that comes in parts is the photo that was sent, and nothing of it lay on the disk as it is', async () => {
  const url = await begin()
  expect((await patch(url, 0, bytes.subarray(0, 1001))).headers['upload-offset']).toBe('1001')
  expect((await tus('HEAD', url, {})).headers).toMatchObject({ 'upload-offset': '1001', 'upload-length': String(bytes.byteLength) })
  const [file = ''] = await staged()
  const lying = await readFile(join(clinic.data, 'media', 'staging', file))
  expect([lying.byteLength, lying.includes(bytes.subarray(500, 516))]).toEqual([1001, false])
  expect((await finish(url)).body.code).toBe('conflict')

  expect((await patch(url, 1001, bytes.subarray(1001))).statusCode).toBe(204)
  const photo = await finish(url)
  expect(photo).toMatchObject({ status: 200, body: { fileName: 'rest.png', view: 'rest', bytes: bytes.byteLength, sha256: sha256(bytes) } })
  expect((await original(photo.body.id)).equals(bytes)).toBe(true)
  expect(await staged()).toEqual([])
  // The answer may have been lost on its way.
  expect((await finish(url)).body.id).toBe(photo.body.id)
})

test('the same file again is the same photo, and no second object', async () => {
  const objects = () => hand.sql<{ id: string }>('SELECT id FROM media_object')
  const before = await objects()
  const url = await begin()
  await patch(url, 0, bytes)
  const photo = await finish(url)
  expect([photo.status, await objects()]).toEqual([200, before])
})

test('an upload that is cut off at any part goes on where it was', async () => {
  const data = Buffer.concat([bytes, randomBytes(1)])
  await clinic.app.listen({ host: '127.0.0.1', port: 0 })
  const { port } = clinic.app.server.address() as AddressInfo
  let cuts = 0
  const url = await new Promise<string>((done, fail) => {
    const upload = new Upload(data, {
      endpoint: `http://127.0.0.1:${String(port)}${uploads()}`,
      chunkSize: 100_000,
      retryDelays: [0, 0, 0],
      headers: { cookie: clinic.cookie() },
      metadata: { view: 'smile_open', filename: 'smile.png', sha256: sha256(data) },
      // Cut off after every part: the connection goes, and a new one asks how much has arrived.
      onChunkComplete: () => {
        cuts += 1
        void upload.abort().then(() => {
          clinic.app.server.closeAllConnections()
          upload.start()
        })
      },
      onSuccess: () => done(new URL(upload.url ?? '').pathname),
      onError: fail,
    })
    upload.start()
  })
  expect(cuts).toBeGreaterThan(5)
  const photo = await finish(url)
  expect(photo.status).toBe(200)
  expect((await original(photo.body.id)).equals(data)).toBe(true)
})

test('a part at another place than where the upload is, or more than it has, is refused', async () => {
  const url = await begin()
  await patch(url, 0, bytes.subarray(0, 100))
  for (const offset of [0, 99, 101]) expect((await patch(url, offset, bytes.subarray(offset, 200))).statusCode).toBe(409)
  const more = await patch(url, 100, Buffer.concat([bytes.subarray(100), Buffer.of(0)]))
  expect([more.statusCode, more.json<{ code: string }>().code]).toEqual([413, 'too-large'])
  expect((await tus('HEAD', url, {})).headers['upload-offset']).toBe('100')
  expect((await tus('DELETE', url, {})).statusCode).toBe(204)
  expect((await tus('HEAD', url, {})).statusCode).toBe(404)
})

test('an upload is nobody’s but who began it', async () => {
  const url = await begin()
  const [{ id } = { id: '' }] = await hand.sql<{ id: string }>('SELECT id FROM center')
  const colleague = await hand.person(id, 'clinician')
  expect((await tus('HEAD', url, {}, undefined, colleague.cookie)).statusCode).toBe(404)
  const brought = await tus('PATCH', url, { 'upload-offset': '0' }, bytes, colleague.cookie)
  expect([brought.statusCode, brought.json<{ code: string }>().code]).toEqual([404, 'not-found'])
  expect((await finish(url, colleague.cookie)).status).toBe(404)
  expect((await tus('HEAD', url, {}, undefined, '')).statusCode).toBe(401)
  expect((await tus('HEAD', url, {})).headers['upload-offset']).toBe('0')
})

test('the transaction of a photo begins when its bytes are encrypted, and is the one entry of the audit', async () => {
  // What now() says is when the transaction began.
  await hand.sql('ALTER TABLE photo ADD COLUMN begun timestamptz DEFAULT now()')
  const data = Buffer.concat([bytes, Buffer.from('written down late')])
  const url = await begin(data)
  await patch(url, 0, data)
  const entries = async () => (await hand.sql(`SELECT FROM audit_entry WHERE action = 'finishUpload'`)).length
  const before = await entries()
  const { body } = await finish(url)
  const [row = { begun: new Date(0), media_object: '' }] = await hand.sql<{ begun: Date; media_object: string }>(
    'SELECT begun, media_object FROM photo WHERE id = $1',
    [body.id],
  )
  const file = join(clinic.data, 'media', 'blobs', 'objects', row.media_object.slice(0, 2), row.media_object)
  expect(row.begun.getTime()).toBeGreaterThanOrEqual(Math.floor((await stat(file)).mtimeMs))
  expect(await entries()).toBe(before + 1)
})

test('a photo that is refused after its bytes were encrypted leaves no object', async () => {
  const data = Buffer.concat([bytes, Buffer.from('nowhere to go')])
  const url = await begin(data)
  await patch(url, 0, data)
  const objects = async () => {
    const entries = await readdir(join(clinic.data, 'media', 'blobs', 'objects'), { recursive: true, withFileTypes: true })
    return entries.filter((entry) => entry.isFile()).length
  }
  const before = await objects()
  const deleted = (at: string) => hand.sql(`UPDATE assessment SET deleted_at = ${at} WHERE id = $1`, [assessment])
  await deleted('now()')
  expect((await finish(url)).status).toBe(404)
  await deleted('NULL')
  expect(await objects()).toBe(before)
})

test('a query does not lead to another upload than the one that was checked', async () => {
  const [mine, other] = [await begin(), await begin()]
  const astray = `${mine}?of=/${other.split('/').at(-1) ?? ''}`
  expect((await patch(astray, 0, bytes.subarray(0, 100))).statusCode).toBe(204)
  const offsets = async () => Promise.all([mine, other].map(async (url) => (await tus('HEAD', url, {})).headers['upload-offset']))
  expect(await offsets()).toEqual(['100', '0'])
  expect((await tus('DELETE', astray, {})).statusCode).toBe(204)
  expect(await offsets()).toEqual([undefined, '0'])
})

test('bytes that were damaged on their way are refused by name, and sent again they become the photo', async () => {
  const data = Buffer.concat([bytes, Buffer.from('another photo')])
  const flipped = Buffer.from(data)
  flipped.writeUInt8(flipped.readUInt8(2000) ^ 4, 2000)
  const url = await begin(data)
  await patch(url, 0, flipped)
  const refused = await finish(url)
  expect([refused.status, refused.body.code]).toEqual([422, 'digest-mismatch'])
  expect(refused.body.message).toContain('rest.png')
  expect((await tus('HEAD', url, {})).statusCode).toBe(404)
  const again = await begin(data)
  await patch(again, 0, data)
  expect((await finish(again)).status).toBe(200)
})

test('what was damaged in the staging is refused too', async () => {
  const data = Buffer.concat([bytes, Buffer.from('a third photo')])
  const url = await begin(data)
  await patch(url, 0, data)
  const file = join(clinic.data, 'media', 'staging', url.split('/').at(-1) ?? '')
  const lying = await readFile(file)
  lying.writeUInt8(lying.readUInt8(5) ^ 1, 5)
  await writeFile(file, lying)
  expect((await finish(url)).body.code).toBe('digest-mismatch')
})

test('a file that is no picture is refused when it has arrived', async () => {
  const letter = Buffer.from('Dear colleague, the photos follow.')
  const url = await begin(letter)
  await patch(url, 0, letter)
  const refused = await finish(url)
  expect([refused.status, refused.body.code]).toEqual([415, 'unsupported-picture'])
})

test.each([
  ['a length that is no number', { 'upload-length': 'many' }, 'invalid'],
  ['no bytes at all', { 'upload-length': '0' }, 'invalid'],
  ['more than a photo may have', { 'upload-length': String(64 * 1024 * 1024 + 1) }, 'too-large'],
  ['no digest', { 'upload-metadata': encoded({ view: 'rest', filename: 'a.png' }) }, 'invalid'],
  ['a view that there is not', { 'upload-metadata': encoded({ view: 'x', filename: 'a.png', sha256: sha256(Buffer.of(1)) }) }, 'invalid'],
  ['metadata that cannot be read', { 'upload-metadata': '!!' }, 'invalid'],
])('%s is refused at the beginning', async (_, headers, code) => {
  const usual = { 'upload-length': '10', 'upload-metadata': encoded({ view: 'rest', filename: 'a.png', sha256: sha256(bytes) }) }
  const answer = await tus('POST', uploads(), { ...usual, ...headers })
  expect(answer.json<{ code: string }>().code).toBe(code)
})

test('an upload that nobody goes on with expires after a day', async () => {
  const url = await begin()
  await hand.sql(`UPDATE upload_session SET created_at = now() - interval '25 hours' WHERE id = $1`, [url.split('/').at(-1)])
  expect((await patch(url, 0, bytes)).statusCode).toBe(404)
})

test('no answer invites another website', async () => {
  const answer = await tus('HEAD', await begin(), { origin: 'http://localhost:80' })
  expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control'))).toEqual([])
  const other = await tus('PATCH', await begin(), { origin: 'https://evil.example', 'upload-offset': '0' }, bytes)
  expect(other.statusCode).toBe(403)
})
