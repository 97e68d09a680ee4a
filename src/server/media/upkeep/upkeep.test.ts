import { createHash, randomBytes } from 'node:crypto'
import { mkdir, readdir, readFile, rm, truncate, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { collect, sourceOf } from '../cipher/pieces.ts'
import { rotateMasterKey } from '../keys/rotate-master-key.ts'
import { openMedia } from '../open-media.ts'
import { openTestMedia, type TestMedia } from '../testing/test-media.ts'
import { checkMedia } from './check-media.ts'
import { sweepMedia } from './sweep-media.ts'

let here: TestMedia
beforeAll(async () => {
  here = await openTestMedia()
})
afterAll(() => here.close())

const fileOf = async (object: string) => (await here.files()).find((file) => file.endsWith(object)) ?? ''
const check = (since = new Date(), stopping = () => false) => checkMedia({ db: here.db, ...here.media }, since, stopping)
const faults = async () =>
  Object.fromEntries((await here.db.selectFrom('media_fault').select(['blob', 'kind']).execute()).map(({ blob, kind }) => [blob.slice(-36), kind]))
const yesterday = Date.now() / 1000 - 86_400

test('missing, truncated, altered and orphaned files are each reported as what they are', async () => {
  const owner = await here.patient()
  const photos = Array.from({ length: 6 }, () => randomBytes(1_200_000))
  const [sound, missing, truncated, altered, longer, swapped] = (await Promise.all(photos.map((bytes) => here.keep(owner, bytes)))) as
    [string, string, string, string, string, string]
  await rm(await fileOf(missing))
  await truncate(await fileOf(truncated), 1_100_000)
  const stored = await readFile(await fileOf(altered))
  stored.writeUInt8(stored.readUInt8(1_150_000) ^ 1, 1_150_000)
  await writeFile(await fileOf(altered), stored)
  await writeFile(await fileOf(longer), '.', { flag: 'a' })
  await writeFile(await fileOf(swapped), await readFile(await fileOf(sound)))
  const left = await here.media.store.receive(sourceOf(randomBytes(10)), 10, null)
  await utimes(await fileOf(left.object), yesterday, yesterday)
  const arriving = await here.media.store.receive(sourceOf(randomBytes(10)), 10, null)

  expect(await check()).toEqual({ objects: 6, faults: { missing: 1, truncated: 1, altered: 3, orphaned: 1 } })
  const expected = { [missing]: 'missing', [truncated]: 'truncated', [altered]: 'altered', [longer]: 'altered', [swapped]: 'altered' }
  expect(await faults()).toEqual({ ...expected, [left.object]: 'orphaned' })

  // The photo sent again mends its file, and an orphan that is gone is none: neither is a fault any more.
  expect(await here.keep(owner, photos[1] as Buffer)).toBe(missing)
  await here.media.store.discard(left)
  await check()
  const { [missing]: mended, ...remaining } = expected
  expect([mended, await faults()]).toEqual(['missing', remaining])
  expect(await fileOf(arriving.object)).not.toBe('')
})

test('what no record leads to is removed thirty days after it was first found, and not before', async () => {
  const left = await here.media.store.receive(sourceOf(randomBytes(10)), 10, null)
  await utimes(await fileOf(left.object), 0, 0)
  const sweep = () => sweepMedia(here.db, here.media.blobs)
  const found = (days: number) =>
    sql`UPDATE media_fault SET found_at = now() - make_interval(days => ${days}) WHERE kind = 'orphaned'`.execute(here.db)
  expect(await sweep()).toBe(0)
  await found(29)
  await check()
  expect([await sweep(), await fileOf(left.object)]).toEqual([0, expect.stringContaining(left.object)])
  await found(30)
  await check()
  expect([await sweep(), await fileOf(left.object), (await faults())[left.object]]).toEqual([1, '', undefined])
})

test('a sweep without patience leaves no file that has no record, and every file that has one', async () => {
  const kept = await here.keep(await here.patient(), randomBytes(10))
  const left = await here.media.store.receive(sourceOf(randomBytes(10)), 10, null)
  expect(await sweepMedia(here.db, here.media.blobs, { arrivalMs: -60_000, orphanMs: 0 })).toBeGreaterThan(0)
  expect([await fileOf(left.object), await fileOf(kept)]).toEqual(['', expect.stringContaining(kept)])
})

test.each(['blobs/objects/ab', 'originals/ab'])('a new database beside photos in %s is refused, and they stay', async (folder) => {
  const other = await openTestMedia()
  try {
    await sql`DELETE FROM master_key`.execute(other.db)
    expect((await openMedia(other.db, other.config)).master.fingerprint).toBe(other.media.master.fingerprint)
    await sql`DELETE FROM master_key`.execute(other.db)
    await mkdir(join(other.config.data, 'media', folder), { recursive: true })
    const file = join(other.config.data, 'media', folder, 'ab000000-0000-4000-8000-000000000000')
    await writeFile(file, 'a photo')
    await expect(openMedia(other.db, other.config)).rejects.toThrow('the database knows of none')
    await expect(rotateMasterKey(other.db, other.config, undefined)).rejects.toThrow('no master key yet')
    expect((await readFile(file)).toString()).toBe('a photo')
  } finally {
    await other.close()
  }
})

test('a check that was cut off goes on with what it has not read', async () => {
  const { count } = await here.db.selectFrom('media_object').select(({ fn }) => fn.countAll<string>().as('count')).executeTakeFirstOrThrow()
  const since = new Date()
  let read = 0
  const first = await check(since, () => ++read > 2)
  const second = await check(since)
  expect([first.objects, first.objects + second.objects]).toEqual([2, Number(count)])
})

test('photos of version 0.1 are encrypted at the start, for each patient who has them, and their files are gone', async () => {
  const [one, other] = [await here.patient(), await here.patient()]
  const bytes = randomBytes(30_000)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const plain = (place: string) => join(here.config.data, 'media', place, sha256.slice(0, 2))
  for (const place of ['originals', 'pictures', 'arriving']) await mkdir(plain(place), { recursive: true })
  await writeFile(join(plain('originals'), sha256), bytes)
  await writeFile(join(plain('pictures'), `${sha256}-screen.jpg`), bytes)
  await writeFile(join(plain('arriving'), 'left'), bytes)
  const photos = []
  for (const { center, patient } of [one, other]) {
    const visit = { center_id: center, patient_id: patient, date: '2026-01-01', note: '', cornea_mm: null }
    const { id } = await here.db.insertInto('assessment').values(visit).returning('id').executeTakeFirstOrThrow()
    const photo = { center_id: center, assessment_id: id, view: 'rest', sha256, file_name: 'a.jpg', bytes: bytes.byteLength } as const
    const row = { ...photo, state: 'measured', failure: null, job: '00000000-0000-4000-8000-000000000000' } as const
    photos.push((await here.db.insertInto('photo').values(row).returning('id').executeTakeFirstOrThrow()).id)
  }
  await openMedia(here.db, here.config)
  const rows = await here.db.selectFrom('photo').select('media_object').where('id', 'in', photos).execute()
  const objects = rows.map((row) => row.media_object ?? '')
  expect(new Set(objects).size).toBe(2)
  for (const object of objects) {
    expect((await collect((await here.media.store.open(here.db, object)).stream)).equals(bytes)).toBe(true)
  }
  expect((await readdir(join(here.config.data, 'media'))).sort()).toEqual(['blobs', 'staging'])
  expect(await here.lies(bytes.subarray(0, 64))).toBe(false)

  // What a start that was cut off left of them goes too; what no record names is not ours to remove.
  for (const place of ['originals', 'pictures']) await mkdir(plain(place), { recursive: true })
  const nobodys = createHash('sha256').update(sha256).digest('hex')
  await writeFile(join(plain('originals'), sha256), bytes)
  await writeFile(join(plain('originals'), nobodys), 'a photo')
  await writeFile(join(plain('pictures'), `${nobodys}-screen.jpg`), 'a picture')
  await openMedia(here.db, here.config)
  expect([await readdir(plain('originals')), await readdir(plain('pictures'))]).toEqual([[nobodys], [`${nobodys}-screen.jpg`]])
})

test('a file of version 0.1 that cannot be read stops the start, and does not count as missing', async () => {
  const sha256 = 'ab'.repeat(32)
  const folder = join(here.config.data, 'media', 'originals', 'ab')
  // A folder in the place of the file: it is there, and reading it fails.
  await mkdir(join(folder, sha256, 'within'), { recursive: true })
  const { center, patient } = await here.patient()
  const visit = { center_id: center, patient_id: patient, date: '2026-01-01', note: '', cornea_mm: null }
  const { id } = await here.db.insertInto('assessment').values(visit).returning('id').executeTakeFirstOrThrow()
  const photo = { center_id: center, assessment_id: id, view: 'rest', sha256, file_name: 'a.jpg', bytes: 5 } as const
  const row = { ...photo, state: 'measured', failure: null, job: '00000000-0000-4000-8000-000000000000' } as const
  await here.db.insertInto('photo').values(row).execute()
  await expect(openMedia(here.db, here.config)).rejects.toThrow('EISDIR')
  expect(await readdir(folder)).toEqual([sha256])
})
