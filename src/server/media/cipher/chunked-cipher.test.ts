import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CHUNK_BYTES, HEADER_BYTES, KEY_BYTES, type ReadStored, seal, sealedLength, unseal } from './chunked-cipher.ts'
import { collect, sourceOf } from './pieces.ts'

const key = randomBytes(KEY_BYTES)
const name = 'photo'
const SEALED_BYTES = CHUNK_BYTES + 16
const reading = (stored: Uint8Array): ReadStored => async ({ start, end }) => sourceOf(stored.subarray(start, end))
const sealed = (plain: Uint8Array) => collect(seal(key, name, sourceOf(plain)))
const opened = (stored: Uint8Array, bytes: number, as = name) => collect(unseal({ key, name: as, bytes }, reading(stored)))

/** Lengths about the places where chunks begin and end. */
const length = fc.tuple(fc.constantFrom(0, 1, 2, 3), fc.integer({ min: -2, max: 2 })).map(([n, more]) => Math.max(0, n * CHUNK_BYTES + more))

test('what was sealed is read back, whatever its length, and is as long as foretold', async () => {
  await fc.assert(
    fc.asyncProperty(length, async (bytes) => {
      const plain = randomBytes(bytes)
      const stored = await sealed(plain)
      expect(stored.byteLength).toBe(sealedLength(bytes))
      expect((await opened(stored, bytes)).equals(plain)).toBe(true)
    }),
    { numRuns: 20 },
  )
})

test('a part that is read is that part', async () => {
  const plain = randomBytes(3 * CHUNK_BYTES + 5)
  const stored = await sealed(plain)
  const place = fc.oneof(fc.nat(plain.byteLength), length)
  await fc.assert(
    fc.asyncProperty(place, place, async (a, b) => {
      const range = { start: Math.min(a, b), end: Math.max(a, b) }
      const part = await collect(unseal({ key, name, bytes: plain.byteLength }, reading(stored), range))
      expect(part.equals(plain.subarray(range.start, range.end))).toBe(true)
    }),
    { numRuns: 60 },
  )
})

const bytes = 2 * CHUNK_BYTES + 100
const plain = randomBytes(bytes)
const chunk = (stored: Buffer, index: number) =>
  stored.subarray(HEADER_BYTES + index * SEALED_BYTES, HEADER_BYTES + (index + 1) * SEALED_BYTES)

test('one flipped bit, wherever it is, is refused', async () => {
  const stored = await sealed(plain)
  await fc.assert(
    fc.asyncProperty(fc.nat(stored.byteLength - 1), fc.nat(7), async (at, bit) => {
      const flipped = Buffer.from(stored)
      flipped.writeUInt8(flipped.readUInt8(at) ^ (1 << bit), at)
      await expect(opened(flipped, bytes)).rejects.toMatchObject({ name: 'MediaFault', kind: 'altered' })
    }),
    { numRuns: 25, examples: [[0, 0], [HEADER_BYTES, 0], [stored.byteLength - 1, 7]] },
  )
})

test.each([
  ['in a chunk', 100],
  ['between two chunks', HEADER_BYTES + SEALED_BYTES],
  ['in the header', 10],
])('a body that ends early, %s, is refused', async (_, length) => {
  await expect(opened((await sealed(plain)).subarray(0, length), bytes)).rejects.toMatchObject({ kind: 'truncated' })
})

test('a body cut between two chunks is refused also where the record agrees with it', async () => {
  const cut = (await sealed(plain)).subarray(0, HEADER_BYTES + SEALED_BYTES)
  await expect(opened(cut, CHUNK_BYTES)).rejects.toMatchObject({ kind: 'altered' })
})

test('chunks that changed places, bytes behind the end and another name are refused', async () => {
  const stored = await sealed(plain)
  const [header, ...chunks] = [stored.subarray(0, HEADER_BYTES), chunk(stored, 0), chunk(stored, 1), chunk(stored, 2)] as const
  const swapped = Buffer.concat([header, chunks[1], chunks[0], chunks[2]])
  await expect(opened(swapped, bytes)).rejects.toMatchObject({ kind: 'altered' })
  await expect(opened(Buffer.concat([stored, Buffer.of(0)]), bytes)).rejects.toMatchObject({ kind: 'altered' })
  await expect(opened(stored, bytes, 'another photo')).rejects.toMatchObject({ kind: 'altered' })
})

test('the same object sealed twice has no chunk in common', async () => {
  const [first, second] = [await sealed(plain), await sealed(plain)]
  expect(chunk(first, 0).equals(chunk(second, 0))).toBe(false)
})
