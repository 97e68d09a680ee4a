import { createHash, randomUUID } from 'node:crypto'
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { decodePicture } from './decode/decode-picture.ts'

/** `screen` is the whole picture, the coordinate system of the landmarks; `thumbnail` fits into 320 px. */
export type PictureSize = 'screen' | 'thumbnail'

/** A picture that a browser can show, or the sentence that says why there is none. */
export type Rendered = { readonly ok: true; readonly jpeg: Buffer } | { readonly ok: false; readonly why: string }

const THUMBNAIL_PX = 320
const JPEG_QUALITY = { screen: 90, thumbnail: 80 } as const

/** Photos on disk, named by what they contain. */
export interface MediaStore {
  /** Keeps bytes for good: when this resolves they and their name are on disk. Idempotent. */
  keep(bytes: Uint8Array): Promise<string>
  /** Where the bytes of a digest lie, exactly as they were sent. */
  path(sha256: string): string
  /** The upright sRGB picture as JPEG without metadata; made once, then read back. */
  picture(sha256: string, fileName: string, size: PictureSize): Promise<Rendered>
}

/** Opens the store below a data folder and sweeps away what an interrupted upload left behind. */
export async function openMediaStore(data: string): Promise<MediaStore> {
  const originals = join(data, 'media', 'originals')
  const pictures = join(data, 'media', 'pictures')
  const arriving = join(data, 'media', 'arriving')
  for (const folder of [originals, pictures, arriving]) await mkdir(folder, { recursive: true, mode: 0o700 })
  for (const name of await readdir(arriving)) await rm(join(arriving, name), { force: true })

  const place = (root: string, sha256: string) => join(root, sha256.slice(0, 2))
  const path = (sha256: string) => join(place(originals, sha256), sha256)
  const making = new Map<string, Promise<Rendered>>()

  // One picture at a time: a large one needs hundreds of megabytes while it is decoded.
  let last: Promise<unknown> = Promise.resolve()
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const mine = last.then(work)
    last = mine.catch(() => null)
    return mine
  }

  async function write(folder: string, name: string, bytes: Uint8Array): Promise<void> {
    const made = await mkdir(folder, { recursive: true, mode: 0o700 })
    if (made !== undefined) await syncFolder(join(folder, '..'))
    const aside = join(arriving, randomUUID())
    const file = await open(aside, 'wx', 0o600)
    try {
      await file.writeFile(bytes)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(aside, join(folder, name))
    await syncFolder(folder)
  }

  async function render(sha256: string, fileName: string, size: PictureSize): Promise<Rendered> {
    const bytes = await readFile(path(sha256))
    const decoded = await (size === 'thumbnail' ? decodePicture(bytes, fileName, THUMBNAIL_PX) : decodePicture(bytes, fileName))
    if (!decoded.ok) return decoded
    const { width, height, data: pixels } = decoded.picture
    let image = sharp(pixels, { raw: { width, height, channels: 3 } })
    if (size === 'thumbnail') image = image.resize(THUMBNAIL_PX, THUMBNAIL_PX, { fit: 'inside', withoutEnlargement: true })
    const jpeg = await image.jpeg({ quality: JPEG_QUALITY[size] }).toBuffer()
    await write(place(pictures, sha256), `${sha256}-${size}.jpg`, jpeg)
    return { ok: true, jpeg }
  }

  return {
    path,
    async keep(bytes) {
      const sha256 = createHash('sha256').update(bytes).digest('hex')
      const there = await stat(path(sha256)).catch(() => null)
      if (there?.size !== bytes.byteLength) await write(place(originals, sha256), sha256, bytes)
      return sha256
    },
    async picture(sha256, fileName, size) {
      const name = `${sha256}-${size}.jpg`
      const jpeg = await readFile(join(place(pictures, sha256), name)).catch(() => null)
      if (jpeg !== null) return { ok: true, jpeg }
      const running = making.get(name) ?? inTurn(() => render(sha256, fileName, size)).finally(() => making.delete(name))
      making.set(name, running)
      return running
    },
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
