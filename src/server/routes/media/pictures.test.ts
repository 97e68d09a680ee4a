import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { MediaFaultRecord } from '../../../core/contract/media.ts'
import { openClinic, OWNER, PERSON, type TestClinic } from '../../testing/clinic.ts'
import { NO_MEASURER } from '../../testing/no-measurer.ts'
import { type Hand, openHand } from '../../testing/people.ts'

let clinic: TestClinic
let hand: Hand
let assessment = ''
beforeAll(async () => {
  clinic = await openClinic(NO_MEASURER)
  await clinic.ask('POST', '/setup', OWNER)
  await clinic.signIn()
  hand = await openHand(clinic.data)
  const patient = await clinic.ask<{ id: string }>('POST', '/patients', PERSON)
  assessment = (await clinic.ask<{ id: string }>('POST', `/patients/${patient.id}/assessments`, { date: '2026-01-02' })).id
})
afterAll(async () => {
  await hand?.close()
  await clinic?.close()
})

const picture = (id: string, tag?: string) => {
  const headers = { cookie: clinic.cookie(), ...(tag === undefined ? {} : { 'if-none-match': tag }) }
  return clinic.app.inject({ method: 'GET', url: `/api/photos/${id}/picture?size=thumbnail`, headers })
}
const faults = async () => {
  const answer = await clinic.app.inject({ method: 'GET', url: '/api/media/faults', headers: { cookie: clinic.cookie() } })
  return answer.json<MediaFaultRecord[]>()
}
const blobs = () => join(clinic.data, 'media', 'blobs')
const objectFiles = async () => {
  const entries = await readdir(join(blobs(), 'objects'), { recursive: true, withFileTypes: true })
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
}

test('a picture that the browser has already is not sent again', async () => {
  const { id } = await clinic.upload(assessment, 10)
  const first = await picture(id)
  expect([first.statusCode, first.headers['content-type']]).toEqual([200, 'image/jpeg'])
  const again = await picture(id, String(first.headers.etag))
  expect([again.statusCode, again.body]).toEqual([304, ''])
})

test('a photo whose file is damaged is not shown, and the owner finds it among the faults', async () => {
  expect(await faults()).toEqual([])
  const before = new Set(await objectFiles())
  const { id } = await clinic.upload(assessment, 20, 'damaged.png')
  const [file = ''] = (await objectFiles()).filter((each) => !before.has(each))
  const stored = await readFile(file)
  stored.writeUInt8(stored.readUInt8(60) ^ 1, 60)
  await writeFile(file, stored)
  const refused = await picture(id)
  expect([refused.statusCode, refused.json<{ message: string }>().message]).toEqual([500, expect.stringContaining('altered')])
  expect(await faults()).toMatchObject([{ kind: 'altered', photos: [{ id, assessmentId: assessment, fileName: 'damaged.png' }] }])

  await rm(file)
  expect((await picture(id)).json<{ message: string }>().message).toContain('missing')
  expect(await faults()).toMatchObject([{ kind: 'missing' }])
  // Sent again, the photo mends its file.
  expect((await clinic.upload(assessment, 20, 'damaged.png')).id).toBe(id)
  expect([(await picture(id)).statusCode, await faults()]).toEqual([200, []])
})

test('the faults of another center are not told', async () => {
  const { id } = await clinic.upload(assessment, 30)
  const [{ media_object: object } = { media_object: '' }] = await hand.sql<{ media_object: string }>(
    'SELECT media_object FROM photo WHERE id = $1',
    [id],
  )
  await hand.sql(`INSERT INTO media_fault (blob, kind, media_object) VALUES ('objects/00/x', 'missing', $1)`, [object])
  const elsewhere = await hand.person(await hand.center('Elsewhere'), 'owner')
  const theirs = await clinic.app.inject({ method: 'GET', url: '/api/media/faults', headers: { cookie: elsewhere.cookie } })
  expect([theirs.json(), (await faults()).length]).toEqual([[], 1])
})
