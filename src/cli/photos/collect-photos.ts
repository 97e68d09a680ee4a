import { lstat, readdir, realpath, stat } from 'node:fs/promises'
import path from 'node:path'
import { codeOf } from '../report/error-code.ts'
import { UsageError } from '../usage-error.ts'

/** What a folder is searched for. Pictures that cannot be read are among them: they are refused by name, not passed over. */
const PICTURE =
  /\.(jpe?g|jpe|jfif|png|webp|hei[cf]|hif|avif|tiff?|gif|bmp|svg|jp2|jxl|dng|cr[23]|crw|nef|arw|orf|rw2|raf|pef|mpo|psd)$/i

/** Annotated pictures of an earlier run are not photos. */
const OVERLAY = /\.overlay\.png$/i

/** A photo to measure, or something that holds photos and cannot be read, with the sentence that says why. */
export interface FoundPhoto {
  readonly path: string
  readonly unreadable?: string
}

/**
 * The photos meant by files and folders, each once, sorted within a folder; a file named outright is taken whatever its
 * name, a folder is searched to its depths, hidden files and folders left out. What is there and cannot be read is among
 * them, so that it is refused by name and the others are measured.
 * @throws UsageError naming what does not exist or holds no photo.
 */
export async function collectPhotos(places: readonly string[]): Promise<FoundPhoto[]> {
  const photos = new Map<string, FoundPhoto>()
  for (const place of places) {
    if (!(await exists(place))) throw new UsageError(`${place}: no such file or folder`)
    const found = (await isFolder(place)) ? await photosInFolder(place, new Set()) : [{ path: place }]
    if (found.length === 0) throw new UsageError(`${place}: there is no photo in this folder`)
    for (const photo of found) photos.set(path.resolve(photo.path), photo)
  }
  return [...photos.values()]
}

/** @param entered the real paths of the folders above: a link back to one of them is not followed. */
async function photosInFolder(folder: string, entered: ReadonlySet<string>): Promise<FoundPhoto[]> {
  let real: string
  let names: string[]
  try {
    real = await realpath(folder)
    if (entered.has(real)) return []
    names = await readdir(folder)
  } catch (failure) {
    return [{ path: folder, unreadable: `${folder} is a folder that cannot be read (${codeOf(failure)}): check its permissions.` }]
  }
  const photos: FoundPhoto[] = []
  for (const name of names.filter((each) => !each.startsWith('.')).sort(byName)) {
    const at = path.join(folder, name)
    if (await isFolder(at)) photos.push(...(await photosInFolder(at, new Set([...entered, real]))))
    else if (PICTURE.test(name) && !OVERLAY.test(name)) photos.push(await inFolder(at))
  }
  return photos
}

/** Bytes that are not UTF-8 are lost when a name is read: a file so named cannot be opened by it. */
async function inFolder(at: string): Promise<FoundPhoto> {
  if (!at.includes('\ufffd') || (await exists(at))) return { path: at }
  return { path: at, unreadable: `${at} cannot be opened because its name is not Unicode: rename it.` }
}

/** photo2 before photo10, the same on every machine. */
const byName = new Intl.Collator('en', { numeric: true }).compare

/** Also a link that leads nowhere exists: it is refused by name. */
const exists = async (place: string): Promise<boolean> => {
  try {
    await lstat(place)
    return true
  } catch (failure) {
    return codeOf(failure) !== 'ENOENT' && codeOf(failure) !== 'ENOTDIR'
  }
}

const isFolder = async (place: string): Promise<boolean> => (await stat(place).catch(() => null))?.isDirectory() === true
