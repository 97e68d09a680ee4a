import { createHash, randomBytes } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openClinic, OWNER, PERSON, type TestClinic } from '../../testing/clinic.ts'
import { NO_MEASURER } from '../../testing/no-measurer.ts'
import { type Hand, openHand } from '../../testing/people.ts'

let clinic: TestClinic
let hand: Hand
let patient = ''
let bytes: Buffer
beforeAll(async () => {
  clinic = await openClinic(NO_MEASURER)
  await clinic.ask('POST', '/setup', OWNER)
  await clinic.signIn()
  hand = await openHand(clinic.data)
  patient = (await clinic.ask<{ id: string }>('POST', '/patients', PERSON)).id
  const noise = { width: 300, height: 200, channels: 3 } as const
  bytes = await sharp(randomBytes(300 * 200 * 3), { raw: noise }).png().toBuffer()
})
afterAll(async () => {
  await hand?.close()
  await clinic?.close()
})

const visit = async () => (await clinic.ask<{ id: string }>('POST', `/patients/${patient}/assessments`, { date: '2026-01-02' })).id
const remove = (assessment: string) => hand.sql('UPDATE assessment SET deleted_at = now() WHERE id = $1', [assessment])
const put = (assessment: string, payload: Readable) =>
  clinic.app.inject({
    method: 'PUT',
    url: `/api/assessments/${assessment}/photos/rest`,
    headers: {
      cookie: clinic.cookie(),
      'content-type': 'application/octet-stream',
      'content-length': String(bytes.byteLength),
      'x-file-name': 'rest.png',
      'x-content-sha256': createHash('sha256').update(bytes).digest('hex'),
    },
    payload,
  })
const files = async () => {
  const entries = await readdir(join(clinic.data, 'media'), { recursive: true, withFileTypes: true })
  return entries.filter((entry) => entry.isFile()).map(({ name }) => name)
}
const entries = async (assessment: string) => {
  const rows = await hand.sql<{ outcome: string }>(`SELECT outcome FROM audit_entry WHERE action = 'upload' AND record_id = $1`, [assessment])
  return rows.map(({ outcome }) => outcome)
}

test('a photo for an assessment that is deleted is refused before its bytes are received', async () => {
  const assessment = await visit()
  await remove(assessment)
  // Bytes that never come: who waits for them gives no answer.
  const answer = await put(assessment, new Readable({ read: () => undefined }))
  expect([answer.statusCode, await entries(assessment)]).toEqual([404, ['refused']])
})

test('a photo whose assessment is deleted while its bytes come leaves nothing behind', async () => {
  const assessment = await visit()
  const before = await files()
  async function* coming(): AsyncGenerator<Uint8Array> {
    yield bytes.subarray(0, 1000)
    await remove(assessment)
    yield bytes.subarray(1000)
  }
  const answer = await put(assessment, Readable.from(coming(), { objectMode: false }))
  expect([answer.statusCode, await files(), await entries(assessment)]).toEqual([404, before, ['refused']])
})

test('an upload is one entry of the audit', async () => {
  const assessment = await visit()
  const answer = await put(assessment, Readable.from([bytes]))
  expect([answer.statusCode, await entries(assessment)]).toEqual([200, ['done']])
})
