import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { FLOOR_BYTES, requireRoom } from './require-room.ts'
import { openSpaceReserve, RESERVE_BYTES } from './reserve.ts'

const MIB = 1024 ** 2
const data = await mkdtemp(join(tmpdir(), 'facialis-space-'))
afterAll(() => rm(data, { recursive: true }))

const held = async () => (await stat(join(data, 'space.reserve')).catch(() => null))?.size ?? 0
const fail = (error: unknown) => {
  throw error
}

test('room is set aside while there is plenty, given up when the disk is nearly full, and set aside again', async () => {
  let left = 1000 * MIB
  const reserve = await openSpaceReserve(data, fail, () => Promise.resolve(left))
  expect(await held()).toBe(RESERVE_BYTES)
  for (const [free, kept] of [[25, RESERVE_BYTES], [23, 0], [191, 0], [193, RESERVE_BYTES]] as const) {
    left = free * MIB
    await reserve.look()
    expect([free, await held()]).toEqual([free, kept])
  }
  await reserve.close()
})

test('a disk without plenty of room keeps none aside', async () => {
  await rm(join(data, 'space.reserve'))
  const reserve = await openSpaceReserve(data, fail, () => Promise.resolve(100 * MIB))
  expect(await held()).toBe(0)
  await reserve.close()
})

test('what leaves exactly the floor is taken in, and one byte more is not', async () => {
  const free = () => Promise.resolve(FLOOR_BYTES + 10)
  await requireRoom('/', 10, free)
  await expect(requireRoom('/', 11, free)).rejects.toMatchObject({ code: 'storage-full' })
})
