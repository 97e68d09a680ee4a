import { createHash, randomUUID } from 'node:crypto'
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { openRenderer } from './render/renderer.ts'
import type { PictureSize, Rendered } from './render/render-picture.ts'

/** Photos on disk, named by what they contain. */
export interface MediaStore {
  /** Keeps bytes for good: when this resolves they and their name are on disk. Idempotent. */
  keep(bytes: Uint8Array): Promise<string>
  /** Where the bytes of a digest lie, exactly as they were sent. */
  path(sha256: string): string
  /** The upright sRGB picture as JPEG without metadata; made once, then read back. */
  picture(sha256: string, fileName: string, size: PictureSize): Promise<Rendered>
}

/** No upload takes longer to be written down than this. */
const ARRIVAL_LIMIT_MS = 3_600_000

/** Opens the store below a data folder and sweeps away what an interrupted upload left behind. */
export async function openMediaStore(data: string): Promise<MediaStore> {
  const originals = join(data, 'media', 'originals')
  const pictures = join(data, 'media', 'pictures')
  const arriving = join(data, 'media', 'arriving')
  for (const folder of [originals, pictures, arriving]) await mkdir(folder, { recursive: true, mode: 0o700 })
  for (const folder of [join(data, 'media'), data]) await syncFolder(folder)
  await sweep(arriving)

  const place = (root: string, sha256: string) => join(root, sha256.slice(0, 2))
  const path = (sha256: string) => join(place(originals, sha256), sha256)
  const making = new Map<string, Promise<Rendered>>()

  const renderPicture = openRenderer()

  async function write(folder: string, name: string, bytes: Uint8Array): Promise<void> {
    const made = await mkdir(folder, { recursive: true, mode: 0o700 })
    if (made !== undefined) await syncFolder(join(folder, '..'))
    const aside = join(arriving, randomUUID())
    const file = await open(aside, 'wx', 0o600)
    try {
      try {
        await file.writeFile(bytes)
        await file.sync()
      } finally {
        await file.close()
      }
      await rename(aside, join(folder, name))
    } catch (error) {
      // On a disk that is full the half of a photo would take the room that the next try needs.
      await rm(aside, { force: true })
      throw error
    }
    await syncFolder(folder)
  }

  async function render(sha256: string, fileName: string, size: PictureSize): Promise<Rendered> {
    const rendered = await renderPicture({ path: path(sha256), name: fileName, size })
    if (rendered.ok) await write(place(pictures, sha256), `${sha256}-${size}.jpg`, rendered.jpeg)
    return rendered
  }

  return {
    path,
    async keep(bytes) {
      const sha256 = createHash('sha256').update(bytes).digest('hex')
      const there = await stat(path(sha256)).catch(() => null)
      if (there?.size !== bytes.byteLength) await write(place(originals, sha256), sha256, bytes)
      // The same photo arrived a moment ago: its name may not be on disk yet.
      else await syncFolder(place(originals, sha256))
      return sha256
    },
    async picture(sha256, fileName, size) {
      const name = `${sha256}-${size}.jpg`
      const jpeg = await readFile(join(place(pictures, sha256), name)).catch(() => null)
      if (jpeg !== null) return { ok: true, jpeg }
      const running = making.get(name) ?? render(sha256, fileName, size).finally(() => making.delete(name))
      making.set(name, running)
      return running
    },
  }
}

/** Removes what is too old to be on its way: another process of the center may be writing into the same folder. */
async function sweep(arriving: string): Promise<void> {
  for (const name of await readdir(arriving)) {
    const left = await stat(join(arriving, name)).catch(() => null)
    if (left !== null && left.mtimeMs < Date.now() - ARRIVAL_LIMIT_MS) await rm(join(arriving, name), { force: true })
  }
}

/** A file's name is on disk only when its folder is. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
