import { createHash } from 'node:crypto'
import { type FileHandle, open, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { StartupError } from '../../config.ts'

/** Passwords known from breaches, as a hospital has put them on this machine; nothing is asked over the network. */
export interface BreachedPasswords {
  has(password: string): Promise<boolean>
}

export const NO_BREACHED_FILES: BreachedPasswords = { has: () => Promise.resolve(false) }

const PREFIX = 5
const DIGEST = 40

/**
 * The SHA-1 files of Have I Been Pwned: a folder of range files (`5BAA6.txt` or `5BAA6`, lines `suffix:count`), or the one
 * file ordered by hash (lines `hash:count`), which is searched in place.
 * @throws StartupError when there is neither.
 */
export async function openBreachedPasswords(path: string | null): Promise<BreachedPasswords> {
  if (path === null) return NO_BREACHED_FILES
  const kind = await stat(path).catch(() => null)
  if (kind === null) throw new StartupError(`FACIALIS_BREACHED_PASSWORDS ${path} does not exist.`)
  if (kind.isDirectory()) {
    if ((await rangeFile(path, '00000')) === null) {
      throw new StartupError(`FACIALIS_BREACHED_PASSWORDS ${path} holds no range file 00000.txt.`)
    }
    return { has: async (password) => inRange(path, sha1(password)) }
  }
  return { has: (password) => inOrderedFile(path, sha1(password)) }
}

const sha1 = (password: string): string => createHash('sha1').update(password).digest('hex').toUpperCase()

async function rangeFile(folder: string, prefix: string): Promise<string | null> {
  for (const name of [`${prefix}.txt`, prefix]) {
    const text = await readFile(join(folder, name), 'latin1').catch(() => null)
    if (text !== null) return text
  }
  return null
}

/** A range that is missing knows nothing: the folder may have been fetched in part. */
async function inRange(folder: string, digest: string): Promise<boolean> {
  const text = await rangeFile(folder, digest.slice(0, PREFIX))
  return text !== null && text.toUpperCase().split(/\r?\n/).some((line) => line.startsWith(`${digest.slice(PREFIX)}:`))
}

/** Halves the file until the line is found; each probe reads from somewhere within a line to the end of the next one. */
async function inOrderedFile(path: string, digest: string): Promise<boolean> {
  const file = await open(path, 'r')
  try {
    let [low, high] = [0, (await file.stat()).size]
    while (low < high) {
      const middle = Math.floor((low + high) / 2)
      const line = await lineFrom(file, middle)
      if (line === null || line.at >= high) high = middle
      else if (line.digest === digest) return true
      else if (line.digest < digest) low = line.at + 1
      else high = middle
    }
    return (await lineFrom(file, 0))?.digest === digest
  } finally {
    await file.close()
  }
}

/** Longer than any two lines: a digest, a colon, a count, the line's end. */
const PROBE = 160

/** The first line that begins at or after a place. */
async function lineFrom(file: FileHandle, place: number): Promise<{ at: number; digest: string } | null> {
  const start = Math.max(0, place - 1)
  const { buffer, bytesRead } = await file.read(Buffer.alloc(PROBE), 0, PROBE, start)
  const text = buffer.toString('latin1', 0, bytesRead)
  const skip = place === 0 ? 0 : text.indexOf('\n') + 1
  if (place !== 0 && skip === 0) return null
  const digest = text.slice(skip, skip + DIGEST).toUpperCase()
  return digest.length === DIGEST ? { at: start + skip, digest } : null
}
