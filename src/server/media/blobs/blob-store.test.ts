import { randomBytes } from 'node:crypto'
import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { collect, sourceOf } from '../cipher/pieces.ts'
import type { BlobStore } from './blob-store.ts'
import { openDiskBlobs } from './disk-blobs.ts'
import { openS3Blobs } from './s3-blobs.ts'
import { hasSwift, openSwift, type SwiftPeer } from './testing/swift-peer.ts'

const folder = await mkdtemp(join(tmpdir(), 'facialis-blobs-'))
afterAll(() => rm(folder, { recursive: true, force: true }))

let swift: SwiftPeer | null = null
afterAll(() => swift?.close())

async function openSwiftBlobs(): Promise<BlobStore> {
  swift = await openSwift(join(folder, 'swift'))
  const { endpoint, keyId, secret } = swift
  process.env['AWS_ACCESS_KEY_ID'] = keyId
  process.env['AWS_SECRET_ACCESS_KEY'] = secret
  await new S3Client({ region: 'us-east-1', endpoint, forcePathStyle: true }).send(new CreateBucketCommand({ Bucket: 'photos' }))
  return openS3Blobs({ bucket: 'photos', prefix: 'center/', endpoint, region: 'us-east-1' })
}

const drivers = [
  { driver: 'the disk', here: true, open: () => openDiskBlobs(join(folder, 'disk')) },
  { driver: 'S3 (Swift; skipped where Debian’s swift packages are not installed)', here: hasSwift(), open: openSwiftBlobs },
]

describe.each(drivers)('blobs on $driver', ({ here, open }) => {
  let blobs: BlobStore
  beforeAll(async () => {
    if (here) blobs = await open()
  })
  const bytes = randomBytes(3_000_000)
  const put = (name: string, body = bytes) => blobs.put(name, sourceOf(body), body.byteLength)
  const read = async (name: string, range?: { start: number; end: number }) => collect(await blobs.get(name, range))

  test.runIf(here)('what was put is read back, whole and in part', async () => {
    await put('objects/ab/one')
    expect((await read('objects/ab/one')).equals(bytes)).toBe(true)
    expect(await blobs.stat('objects/ab/one')).toMatchObject({ bytes: bytes.byteLength })
    for (const [start, end] of [[0, 1], [1_000_000, 2_000_000], [2_999_999, 9_000_000], [5, 5], [9_000_000, 9_000_001]] as const) {
      expect((await read('objects/ab/one', { start, end })).equals(bytes.subarray(start, end))).toBe(true)
    }
  })

  test.runIf(here)('a blob put again is replaced', async () => {
    await put('objects/ab/two')
    await put('objects/ab/two', Buffer.from('shorter'))
    expect((await read('objects/ab/two')).toString()).toBe('shorter')
  })

  test.runIf(here)('what breaks off on its way leaves nothing', async () => {
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield bytes.subarray(0, 100)
      throw new Error('the line is dead')
    }
    await expect(blobs.put('objects/ab/three', broken(), bytes.byteLength)).rejects.toThrow('the line is dead')
    expect(await blobs.stat('objects/ab/three')).toBeNull()
    await expect(read('objects/ab/three')).rejects.toMatchObject({ name: 'BlobMissing' })
  })

  test.runIf(here)('what breaks off in the place of a blob leaves the one that is there', async () => {
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield bytes.subarray(0, 100)
      throw new Error('the line is dead')
    }
    await put('objects/ab/five')
    await expect(blobs.put('objects/ab/five', broken(), bytes.byteLength)).rejects.toThrow('the line is dead')
    expect((await read('objects/ab/five')).equals(bytes)).toBe(true)
  })

  test.runIf(here)('a body of another length than was said is not kept', async () => {
    await expect(blobs.put('objects/ab/four', sourceOf(bytes), bytes.byteLength - 1)).rejects.toThrow()
    expect(await blobs.stat('objects/ab/four')).toBeNull()
  })

  test.runIf(here)('the names below a prefix are listed, and a deleted one is gone', async () => {
    await put('lists/aa/one', Buffer.from('1'))
    await put('lists/ab/two', Buffer.from('22'))
    await put('lists/b', Buffer.from('3'))
    const names = async (prefix: string) => {
      const found = []
      for await (const { name } of blobs.list(prefix)) found.push(name)
      return found.sort()
    }
    expect(await names('lists/')).toEqual(['lists/aa/one', 'lists/ab/two', 'lists/b'])
    expect(await names('lists/a')).toEqual(['lists/aa/one', 'lists/ab/two'])
    await blobs.delete('lists/aa/one')
    await blobs.delete('lists/aa/one')
    expect(await names('lists/')).toEqual(['lists/ab/two', 'lists/b'])
  })

  test.runIf(here)('a name that leads out of the store is a defect', async () => {
    await expect(put('../escape')).rejects.toThrow(RangeError)
    await expect(put('objects/../../escape')).rejects.toThrow(RangeError)
  })
})

describe('on the disk', () => {
  test('opening sweeps away what a crash left, and not what another process is writing', async () => {
    const arriving = join(folder, 'swept', '.arriving')
    await mkdir(arriving, { recursive: true })
    await writeFile(join(arriving, 'left'), 'half a photo')
    await writeFile(join(arriving, 'on its way'), 'half a photo')
    const yesterday = Date.now() / 1000 - 86_400
    await utimes(join(arriving, 'left'), yesterday, yesterday)
    await openDiskBlobs(join(folder, 'swept'))
    expect(await readdir(arriving)).toEqual(['on its way'])
  })

  test('what is not kept leaves no half behind', async () => {
    const root = join(folder, 'occupied')
    const blobs = await openDiskBlobs(root)
    // A folder in the place of the file: the last step, the renaming, fails.
    await mkdir(join(root, 'objects', 'one'), { recursive: true })
    await expect(blobs.put('objects/one', sourceOf(Buffer.from('bytes')), 5)).rejects.toThrow('EISDIR')
    expect(await readdir(join(root, '.arriving'))).toEqual([])
  })
})
