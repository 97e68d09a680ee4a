import { randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { requireRoom } from '../../space/require-room.ts'
import { syncFolder } from '../sync-folder.ts'
import { BlobMissing, type BlobStore, exactly, isBlobName, requireBlobName } from './blob-store.ts'
import { refuseWhenFull } from './storage-full.ts'

/** Where a blob lies until it is whole. No blob's name begins so. */
const ARRIVING = '.arriving'
/** No blob takes longer to be written down than this. */
const ARRIVAL_LIMIT_MS = 3_600_000
const READ_BYTES = 2 ** 18

/**
 * Blobs as files below a folder, each under its own name. Written aside, synced, renamed, and the folder synced: in this
 * order, so that a name never leads to a part.
 */
export async function openDiskBlobs(root: string): Promise<BlobStore> {
  const arriving = join(root, ARRIVING)
  await makeDurable(root, arriving)
  await sweep(arriving)
  const pathOf = (name: string): string => {
    requireBlobName(name)
    return join(root, name)
  }

  async function put(name: string, body: AsyncIterable<Uint8Array>, bytes: number): Promise<void> {
    const path = pathOf(name)
    await requireRoom(root, bytes)
    await makeDurable(root, dirname(path))
    const aside = join(arriving, randomUUID())
    const file = await open(aside, 'wx', 0o600)
    try {
      try {
        // At the place where the part before it ended.
        for await (const part of exactly(body, bytes)) await file.writeFile(part)
        await file.sync()
      } finally {
        await file.close()
      }
      await rename(aside, path)
    } catch (error) {
      // On a disk that is full, what is half written would take the room that the next try needs.
      await rm(aside, { force: true })
      throw error
    }
    await syncFolder(dirname(path))
  }

  return {
    put: (name, body, bytes) => put(name, body, bytes).catch(refuseWhenFull),
    async get(name, range) {
      const file = await open(pathOf(name)).catch((error: unknown) => {
        throw isAbsent(error) ? new BlobMissing(name, { cause: error }) : error
      })
      // The last byte is part of what a stream reads.
      const part = range === undefined ? {} : { start: range.start, end: range.end - 1 }
      if (range !== undefined && range.end <= range.start) {
        await file.close()
        return nothing()
      }
      return createReadStream('', { fd: file, ...part, highWaterMark: READ_BYTES })
    },
    async stat(name) {
      const found = await stat(pathOf(name)).catch(nullWhenAbsent)
      return found?.isFile() === true ? { bytes: found.size, writtenAt: found.mtime } : null
    },
    async delete(name) {
      const path = pathOf(name)
      await rm(path, { force: true })
      await syncFolder(dirname(path)).catch(nullWhenAbsent)
    },
    list: (prefix) => listBelow(root, '', prefix),
  }
}

async function* listBelow(root: string, folder: string, prefix: string): ReturnType<BlobStore['list']> {
  const entries = await readdir(join(root, folder), { withFileTypes: true }).catch(nullWhenAbsent)
  for (const entry of entries ?? []) {
    const name = folder === '' ? entry.name : `${folder}/${entry.name}`
    if (!isBlobName(name)) continue
    if (entry.isDirectory()) {
      const here = `${name}/`
      if (here.startsWith(prefix) || prefix.startsWith(here)) yield* listBelow(root, name, prefix)
      continue
    }
    if (!name.startsWith(prefix)) continue
    // One that was removed since the folder was read is not there.
    const found = await stat(join(root, name)).catch(nullWhenAbsent)
    if (found !== null) yield { name, bytes: found.size, writtenAt: found.mtime }
  }
}

/** Makes a folder and those above it up to the root, and has each new name on disk. */
async function makeDurable(root: string, folder: string): Promise<void> {
  const first = await mkdir(folder, { recursive: true, mode: 0o700 })
  if (first === undefined) return
  for (let at = folder; at.length >= first.length && at !== dirname(at); at = dirname(at)) await syncFolder(dirname(at))
  await syncFolder(root)
}

/** Removes what is too old to be on its way: another process of the center may be writing into the same folder. */
async function sweep(arriving: string): Promise<void> {
  for (const name of await readdir(arriving)) {
    const left = await stat(join(arriving, name)).catch(nullWhenAbsent)
    if (left !== null && left.mtimeMs < Date.now() - ARRIVAL_LIMIT_MS) await rm(join(arriving, name), { force: true })
  }
}

async function* nothing(): AsyncGenerator<Uint8Array> {
  // Of no bytes there is nothing to read.
}

const isAbsent = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')

function nullWhenAbsent(error: unknown): null {
  if (isAbsent(error)) return null
  throw error
}
