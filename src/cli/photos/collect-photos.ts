import { readdir, realpath, stat } from 'node:fs/promises'
import path from 'node:path'
import { codeOf } from '../report/error-code.ts'
import { UsageError } from '../usage-error.ts'

/** What a folder is searched for. Pictures that cannot be read are among them: they are refused by name, not passed over. */
const PICTURE = /\.(jpe?g|jfif|png|webp|heic|heif|avif|tiff?|gif|bmp|svg|jp2|jxl|dng|cr2|cr3|nef|arw)$/i

/**
 * The photos meant by files and folders, each once, sorted within a folder; a file named outright is taken whatever its
 * name, a folder is searched to its depths, hidden files and folders left out.
 * @throws UsageError naming what does not exist, cannot be read, or holds no photo.
 */
export async function collectPhotos(places: readonly string[]): Promise<string[]> {
  const photos = new Map<string, string>()
  for (const place of places) {
    const found = await photosAt(place)
    if (found.length === 0) throw new UsageError(`${place}: there is no photo in this folder`)
    for (const photo of found) photos.set(path.resolve(photo), photo)
  }
  return [...photos.values()]
}

async function photosAt(place: string): Promise<string[]> {
  const kind = await kindOf(place)
  if (kind === 'file') return [place]
  if (kind === 'folder') return photosInFolder(place, new Set())
  throw new UsageError(`${place}: ${kind === 'missing' ? 'no such file or folder' : 'neither a file nor a folder'}`)
}

/** @param entered the real paths of the folders above: a link back to one of them is not followed. */
async function photosInFolder(folder: string, entered: ReadonlySet<string>): Promise<string[]> {
  const real = await reading(folder, () => realpath(folder))
  if (entered.has(real)) return []
  const names = await reading(folder, () => readdir(folder))
  const photos: string[] = []
  for (const name of names.filter((each) => !each.startsWith('.')).sort(byName)) {
    const at = path.join(folder, name)
    const kind = await kindOf(at)
    if (kind === 'folder') photos.push(...(await photosInFolder(at, new Set([...entered, real]))))
    if (kind === 'file' && PICTURE.test(name)) photos.push(at)
  }
  return photos
}

/** photo2 before photo10, the same on every machine. */
const byName = new Intl.Collator('en', { numeric: true }).compare

async function kindOf(place: string): Promise<'file' | 'folder' | 'missing' | 'other'> {
  try {
    const found = await stat(place)
    return found.isDirectory() ? 'folder' : found.isFile() ? 'file' : 'other'
  } catch (failure) {
    if (codeOf(failure) === 'ENOENT' || codeOf(failure) === 'ENOTDIR') return 'missing'
    throw new UsageError(`${place}: cannot be read (${codeOf(failure)})`, { cause: failure })
  }
}

async function reading<T>(place: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read()
  } catch (failure) {
    throw new UsageError(`${place}: cannot be read (${codeOf(failure)})`, { cause: failure })
  }
}
