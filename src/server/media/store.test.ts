import { createHash, randomBytes } from 'node:crypto'
import { readFile, truncate, writeFile } from 'node:fs/promises'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { collect, sourceOf } from './cipher/pieces.ts'
import { objectOfBlob } from './objects.ts'
import { openMediaStore } from './store.ts'
import { openTestMedia, type TestMedia } from './testing/test-media.ts'

let here: TestMedia
beforeAll(async () => {
  here = await openTestMedia()
})
afterAll(() => here.close())

const digest = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')
const fileOf = async (object: string) => (await here.files()).find((file) => file.endsWith(object)) ?? ''
const read = async (object: string) => collect((await here.media.store.open(here.db, object)).stream)

test('a photo is read back as it was sent, and lies nowhere as it is', async () => {
  const bytes = randomBytes(2_500_000)
  const object = await here.keep(await here.patient(), bytes)
  expect((await read(object)).equals(bytes)).toBe(true)
  const part = await here.media.store.open(here.db, object, { start: 1_048_570, end: 1_048_580 })
  expect((await collect(part.stream)).equals(bytes.subarray(1_048_570, 1_048_580))).toBe(true)
  expect(await here.lies(bytes.subarray(500_000, 500_032))).toBe(false)
})

test('the same photo of a patient is one object, and of two patients two', async () => {
  const [one, other] = [await here.patient(), await here.patient()]
  const bytes = randomBytes(1000)
  const before = (await here.files()).length
  const [first, ...again] = await Promise.all([here.keep(one, bytes), here.keep(one, bytes), here.keep(one, bytes)])
  expect(new Set(again)).toEqual(new Set([first]))
  expect((await here.files()).length).toBe(before + 1)
  expect(await here.keep(other, bytes)).not.toBe(first)
  expect((await here.files()).length).toBe(before + 2)
})

test('bytes that are not those that were announced are refused, and leave nothing', async () => {
  const bytes = randomBytes(3_000_000)
  const before = await here.files()
  const flipped = Buffer.from(bytes)
  flipped.writeUInt8(flipped.readUInt8(1_000_000) ^ 1, 1_000_000)
  const { store } = here.media
  await expect(store.receive(sourceOf(flipped), bytes.byteLength, digest(bytes))).rejects.toThrow('not those that were sent')
  await expect(store.receive(sourceOf(bytes.subarray(1)), bytes.byteLength, digest(bytes))).rejects.toThrow()
  expect(await here.files()).toEqual(before)
  expect(await store.receive(sourceOf(bytes), bytes.byteLength, digest(bytes))).toMatchObject({ sha256: digest(bytes) })
})

test('a damaged file is refused before a byte of the damaged part, and the same photo sent again mends it', async () => {
  const owner = await here.patient()
  const bytes = randomBytes(1_500_000)
  const object = await here.keep(owner, bytes)
  const stored = await readFile(await fileOf(object))
  stored.writeUInt8(stored.readUInt8(1_200_000) ^ 1, 1_200_000)
  await writeFile(await fileOf(object), stored)
  const { stream } = await here.media.store.open(here.db, object)
  await expect(collect(stream)).rejects.toMatchObject({ name: 'MediaFault', kind: 'altered', object })

  await truncate(await fileOf(object), 700)
  await expect(here.media.store.open(here.db, object)).rejects.toMatchObject({ kind: 'truncated' })
  expect(await here.keep(owner, bytes)).toBe(object)
  expect((await read(object)).equals(bytes)).toBe(true)
})

test('a picture of a photo is encrypted too, and made anew when its file is damaged', async () => {
  const pixels = { width: 400, height: 300, channels: 3, background: 'teal' } as const
  const photo = await sharp({ create: pixels }).jpeg().toBuffer()
  const object = await here.keep(await here.patient(), photo)
  const show = () => here.media.store.picture(here.db, object, 'photo.jpg', 'thumbnail')
  const first = await show()
  if (!first.ok) throw new Error(first.why)
  expect(await sharp(first.jpeg).metadata()).toMatchObject({ format: 'jpeg', width: 320, height: 240 })
  expect(await here.lies(Buffer.from(first.jpeg).subarray(0, 32))).toBe(false)

  const file = await fileOf(`${object}-thumbnail`)
  const stored = await readFile(file)
  expect(await show()).toMatchObject({ ok: true })
  stored.writeUInt8(stored.readUInt8(100) ^ 1, 100)
  await writeFile(file, stored)
  const mended = await show()
  expect(mended.ok && Buffer.from(mended.jpeg).equals(Buffer.from(first.jpeg))).toBe(true)
  expect((await readFile(file)).equals(stored)).toBe(false)
})

test('of pictures that are asked for at once one original is in memory at a time', async () => {
  const { blobs, master } = here.media
  const held = new Set<string | null>()
  let most = 0
  // The blobs of this center, with a tally: an original is held from when it is read until its picture is kept.
  const store = openMediaStore(
    {
      ...blobs,
      get(name, range) {
        if (name.startsWith('objects/')) most = Math.max(most, held.add(objectOfBlob(name)).size)
        return blobs.get(name, range)
      },
      async put(name, body, bytes) {
        if (name.startsWith('pictures/')) held.delete(objectOfBlob(name))
        await blobs.put(name, body, bytes)
      },
    },
    master,
  )
  const owner = await here.patient()
  const objects = await Promise.all(
    ['red', 'green', 'blue', 'white'].map(async (background) => {
      const pixels = { width: 40, height: 30, channels: 3, background } as const
      return here.keep(owner, await sharp({ create: pixels }).jpeg().toBuffer())
    }),
  )
  const shown = await Promise.all(objects.map((object) => store.picture(here.db, object, 'photo.jpg', 'thumbnail')))
  expect([shown.every(({ ok }) => ok), held.size, most]).toEqual([true, 0, 1])
})

test('a photo that cannot be shown is not read again to find that out', async () => {
  const object = await here.keep(await here.patient(), Buffer.from('Dear colleague'))
  const show = (size: 'screen' | 'thumbnail') => here.media.store.picture(here.db, object, 'anna.jpg', size)
  const refused = await show('screen')
  expect(refused).toMatchObject({ ok: false })
  await here.media.blobs.delete(`objects/${object.slice(0, 2)}/${object}`)
  expect(await show('screen')).toEqual(refused)
  await expect(show('thumbnail')).rejects.toMatchObject({ kind: 'missing' })
})
