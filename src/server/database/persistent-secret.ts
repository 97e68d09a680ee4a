import { randomBytes, randomUUID } from 'node:crypto'
import { link, open, readFile, rm, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { StartupError } from '../config.ts'
import { syncFolder } from '../media/sync-folder.ts'

const SECRET_LENGTH = 32

/**
 * A random secret kept in a file that only we can read; made on the first call.
 * @throws StartupError when the file holds less than a secret: a new one in its place would shut out what the old one opens.
 */
export async function persistentSecret(path: string): Promise<string> {
  const kept = await readFile(path, 'utf8').catch(nullWhenAbsent)
  if (kept !== null) return whole(path, kept)
  const aside = `${path}.${randomUUID()}`
  const file = await open(aside, 'wx', 0o600)
  await file.writeFile(randomBytes(32).toString('base64url'))
  await file.sync()
  await file.close()
  // A link fails where a rename would replace: of two first starts, one decides and both read the same secret.
  await link(aside, path).catch(async (error: unknown) => {
    if ((await stat(path).catch(() => null)) === null) throw error
  })
  await rm(aside)
  await syncFolder(dirname(path))
  return whole(path, await readFile(path, 'utf8'))
}

function whole(path: string, secret: string): string {
  if (secret.length >= SECRET_LENGTH) return secret
  throw new StartupError(`${path} holds less than a secret: put it back from a backup, or from wherever it was cut short.`)
}

const nullWhenAbsent = (error: NodeJS.ErrnoException): null => {
  if (error.code === 'ENOENT') return null
  throw error
}
