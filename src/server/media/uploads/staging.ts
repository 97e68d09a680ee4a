import { createCipheriv } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { requireBlobName } from '../blobs/blob-store.ts'
import { refuseWhenFull } from '../blobs/storage-full.ts'
import { requireRoom } from '../../space/require-room.ts'
import { syncFolder } from '../sync-folder.ts'

/** A block of AES: what the counter of its counter mode counts. */
const BLOCK_BYTES = 16
const WRITE_BYTES = 2 ** 20

/**
 * Where the bytes of an upload lie until all have arrived: encrypted, each under a key of its own, by AES-256 in counter
 * mode, which can go on anywhere. It hides, and does not prove: the digest of the whole does, at the end.
 */
export interface Staging {
  create(id: string): Promise<void>
  /** How many bytes have arrived, null when nothing is expected under this id any more. */
  size(id: string): Promise<number | null>
  /**
   * Puts bytes behind those that are there; when this settles, what arrived is on disk, also when the source broke off.
   * @returns how many bytes there are now
   * @throws Problem `storage-full`
   */
  append(id: string, key: Uint8Array, offset: number, source: AsyncIterable<Uint8Array>): Promise<number>
  read(id: string, key: Uint8Array): AsyncIterable<Uint8Array>
  remove(id: string): Promise<void>
  /** Everything that is there, with when it last grew. */
  list(): Promise<{ readonly id: string; readonly writtenAt: Date }[]>
}

export async function openStaging(folder: string): Promise<Staging> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await syncFolder(join(folder, '..'))
  const pathOf = (id: string): string => {
    requireBlobName(id)
    return join(folder, id)
  }
  return {
    async create(id) {
      const file = await open(pathOf(id), 'wx', 0o600).catch(refuseWhenFull)
      await file.close()
      await syncFolder(folder)
    },
    async size(id) {
      return (await stat(pathOf(id)).catch(nullWhenAbsent))?.size ?? null
    },
    async append(id, key, offset, source) {
      const file = await open(pathOf(id), 'r+')
      let at = offset
      try {
        const cipher = counterMode(key, offset)
        for await (const part of source) at = await write(cipher.update(part), at)
      } finally {
        await file.sync().catch(refuseWhenFull)
        await file.close()
      }
      return at

      async function write(bytes: Uint8Array, from: number): Promise<number> {
        await requireRoom(folder, bytes.byteLength)
        for (let done = 0; done < bytes.byteLength; ) {
          const { bytesWritten } = await file.write(bytes, done, bytes.byteLength - done, from + done).catch(refuseWhenFull)
          done += bytesWritten
        }
        return from + bytes.byteLength
      }
    },
    async *read(id, key) {
      const cipher = counterMode(key, 0)
      for await (const part of createReadStream(pathOf(id), { highWaterMark: WRITE_BYTES })) yield cipher.update(part as Uint8Array)
    },
    async remove(id) {
      await rm(pathOf(id), { force: true })
    },
    async list() {
      const found = []
      for (const id of await readdir(folder)) {
        const there = await stat(join(folder, id)).catch(nullWhenAbsent)
        if (there !== null) found.push({ id, writtenAt: there.mtime })
      }
      return found
    },
  }
}

/** The key stream from a byte on. Encrypting and decrypting are the same. */
function counterMode(key: Uint8Array, offset: number) {
  const counter = Buffer.alloc(BLOCK_BYTES)
  counter.writeBigUInt64BE(BigInt(Math.floor(offset / BLOCK_BYTES)), BLOCK_BYTES - 8)
  const cipher = createCipheriv('aes-256-ctr', key, counter)
  cipher.update(Buffer.alloc(offset % BLOCK_BYTES))
  return cipher
}

function nullWhenAbsent(error: unknown): null {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
  throw error
}
