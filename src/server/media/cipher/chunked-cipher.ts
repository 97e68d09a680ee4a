import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import type { ByteRange } from '../blobs/blob-store.ts'
import { MediaFault } from '../media-fault.ts'
import { collect, pieces } from './pieces.ts'

/**
 * Authenticated encryption in chunks that can be read from anywhere: AES-256-GCM of 1 MiB each, in the STREAM
 * construction (Hoang, Reyhanitabar, Rogaway, Vizár: Online authenticated-encryption and its nonce-reuse
 * misuse-resistance, CRYPTO 2015). The nonce is the chunk's number, 11 bytes, and whether it is the last, 1 byte: a
 * chunk that is moved, left out or added, and a body that ends early, do not decrypt. The name of the object is
 * authenticated with every chunk: an object under another name does not decrypt either.
 *
 * Body: 8 bytes that say what this is, 24 of salt, the chunks, each with its tag of 16 bytes. The chunks' key is derived
 * from the object's key and the salt, so that writing the same object again never uses a nonce twice.
 */
export const CHUNK_BYTES = 2 ** 20
const TAG_BYTES = 16
const SEALED_BYTES = CHUNK_BYTES + TAG_BYTES
const MAGIC = Buffer.from('FACIALI\x01', 'latin1')
const SALT_BYTES = 24
export const HEADER_BYTES = MAGIC.byteLength + SALT_BYTES
export const KEY_BYTES = 32

/** An object to read: its key, the name it was sealed under, and how many bytes it holds. */
export interface Sealed {
  readonly key: Uint8Array
  readonly name: string
  readonly bytes: number
}

/** Reads stored bytes; an end beyond the blob means its end. */
export type ReadStored = (range: ByteRange) => Promise<AsyncIterable<Uint8Array>>

const chunksOf = (bytes: number): number => Math.max(1, Math.ceil(bytes / CHUNK_BYTES))

/** How long the body of an object of that many bytes is. */
export const sealedLength = (bytes: number): number => HEADER_BYTES + bytes + TAG_BYTES * chunksOf(bytes)

/** How many bytes an object holds whose body is so long. */
export const plainLength = (stored: number): number =>
  Math.max(0, stored - HEADER_BYTES - TAG_BYTES * Math.max(1, Math.ceil((stored - HEADER_BYTES) / SEALED_BYTES)))

/** The body of an object, chunk by chunk. */
export async function* seal(key: Uint8Array, name: string, plain: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  const salt = randomBytes(SALT_BYTES)
  yield Buffer.concat([MAGIC, salt])
  const chunk = chunkCipher(key, salt, name)
  let held: Buffer = Buffer.alloc(0)
  let index = -1
  for await (const piece of pieces(plain, CHUNK_BYTES)) {
    if (index >= 0) yield chunk.seal(index, false, held)
    held = piece
    index += 1
  }
  yield chunk.seal(Math.max(index, 0), true, held)
}

/**
 * What an object holds, or a part of it. Every chunk is proved before any byte of it is given out.
 * @throws MediaFault `truncated` or `altered`, in the middle of reading too
 */
export async function* unseal({ key, name, bytes }: Sealed, read: ReadStored, range?: ByteRange): AsyncGenerator<Buffer> {
  const last = chunksOf(bytes) - 1
  const start = Math.min(range?.start ?? 0, bytes)
  const end = Math.max(start, Math.min(range?.end ?? bytes, bytes))
  const first = Math.min(Math.floor(start / CHUNK_BYTES), last)
  const until = range === undefined ? last : Math.max(first, Math.ceil(end / CHUNK_BYTES) - 1)
  const from = HEADER_BYTES + first * SEALED_BYTES
  const open = chunkCipher(key, await saltOf(name, read), name)
  // One byte more than there should be, where the end is read: what was added behind it is seen.
  const to = until === last ? sealedLength(bytes) + 1 : HEADER_BYTES + (until + 1) * SEALED_BYTES
  const ofLast = sealedLength(bytes) - HEADER_BYTES - last * SEALED_BYTES
  let index = first
  for await (const sealed of pieces(await read({ start: from, end: to }), SEALED_BYTES)) {
    const expected = index === last ? ofLast : SEALED_BYTES
    if (sealed.byteLength < expected) throw new MediaFault('truncated', name)
    if (index > last || sealed.byteLength > expected) throw new MediaFault('altered', name)
    const plain = open.unseal(index, index === last, sealed)
    const at = index * CHUNK_BYTES
    const part = plain.subarray(Math.max(0, start - at), Math.max(0, end - at))
    if (part.byteLength > 0) yield part
    index += 1
  }
  if (index <= until) throw new MediaFault('truncated', name)
}

async function saltOf(name: string, read: ReadStored): Promise<Buffer> {
  const header = await collect(await read({ start: 0, end: HEADER_BYTES }))
  if (header.byteLength < HEADER_BYTES) throw new MediaFault('truncated', name)
  if (!header.subarray(0, MAGIC.byteLength).equals(MAGIC)) throw new MediaFault('altered', name)
  return header.subarray(MAGIC.byteLength)
}

function chunkCipher(key: Uint8Array, salt: Uint8Array, name: string) {
  const chunkKey = Buffer.from(hkdfSync('sha256', key, salt, 'facialis media chunks', KEY_BYTES))
  const bound = Buffer.concat([MAGIC, Buffer.from(name)])
  const nonce = (index: number, last: boolean): Buffer => {
    const bytes = Buffer.alloc(12)
    // 2⁴⁸ chunks are 2⁶⁸ bytes.
    bytes.writeUIntBE(index, 5, 6)
    bytes.writeUInt8(last ? 1 : 0, 11)
    return bytes
  }
  return {
    seal(index: number, last: boolean, plain: Uint8Array): Buffer {
      const cipher = createCipheriv('aes-256-gcm', chunkKey, nonce(index, last)).setAAD(bound)
      return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()])
    },
    unseal(index: number, last: boolean, sealed: Buffer): Buffer {
      const cut = sealed.byteLength - TAG_BYTES
      const cipher = createDecipheriv('aes-256-gcm', chunkKey, nonce(index, last)).setAAD(bound)
      cipher.setAuthTag(sealed.subarray(cut))
      const plain = cipher.update(sealed.subarray(0, cut))
      try {
        cipher.final()
      } catch (cause) {
        throw new MediaFault('altered', name, { cause })
      }
      return plain
    },
  }
}
