import { randomBytes, randomUUID } from 'node:crypto'
import { link, open, readFile, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Kysely } from 'kysely'
import { type Config, StartupError } from '../../config.ts'
import type { Tables } from '../../database/tables.ts'
import { syncFolder } from '../sync-folder.ts'
import { MASTER_KEY_BYTES, type MasterKey, masterKeyOf } from './master-key.ts'

type Source = Pick<Config, 'masterKey' | 'data'>

const BASE64 = /^[A-Za-z0-9+/]{43}=$/

/** The file the master key is read from; null when it is given in the environment. */
export function masterKeyFile({ masterKey, data }: Source): string | null {
  if (masterKey === null) return join(data, 'master.key')
  return 'file' in masterKey ? masterKey.file : null
}

/** Where a new key waits until every object's key is wrapped with it. */
export const pendingFile = (file: string): string => `${file}.new`

/**
 * The master key of this center, made at the first start when none is named. A rotation that was cut off after the
 * database had taken the new key is finished here.
 * @throws StartupError when the key is missing, or is not the one that the photos were stored under
 */
export async function openMasterKey(db: Kysely<Tables>, source: Source): Promise<MasterKey> {
  const file = masterKeyFile(source)
  const used = (await db.selectFrom('master_key').select('fingerprint').executeTakeFirst())?.fingerprint
  const given = file === null ? fromEnvironment(source) : await readKeyFile(file)
  if (given !== null && given.fingerprint === used) return given
  if (used !== undefined) {
    const pending = file === null ? null : await readKeyFile(pendingFile(file))
    if (file !== null && pending?.fingerprint === used) {
      await adoptPending(file)
      return pending
    }
    throw new StartupError(wrongKey(used, given, file))
  }
  const made = given ?? (await firstKey(source, file))
  await db.insertInto('master_key').values({ fingerprint: made.fingerprint }).onConflict((conflict) => conflict.doNothing()).execute()
  const { fingerprint } = await db.selectFrom('master_key').select('fingerprint').executeTakeFirstOrThrow()
  if (fingerprint !== made.fingerprint) throw new StartupError(wrongKey(fingerprint, made, file))
  return made
}

/** The key in a file, null when there is no file. @throws StartupError when the file holds something else */
export async function readKeyFile(file: string): Promise<MasterKey | null> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw new StartupError(`The master key ${file} cannot be read: ${error instanceof Error ? error.message : String(error)}.`)
  })
  if (text === null) return null
  const base64 = text.trim()
  if (!BASE64.test(base64)) {
    throw new StartupError(`${file} holds no master key: it must be 32 bytes in base64, as "openssl rand -base64 32" makes them.`)
  }
  return masterKeyOf(Buffer.from(base64, 'base64'))
}

/**
 * Writes a new random key into a file that only we can read and that is not there yet, for good.
 * @throws the file system's own error when a file of that name is there
 */
export async function writeKeyFile(file: string, secret = randomBytes(MASTER_KEY_BYTES)): Promise<MasterKey> {
  const aside = `${file}.${randomUUID()}`
  const handle = await open(aside, 'wx', 0o600)
  try {
    await handle.writeFile(`${secret.toString('base64')}\n`)
    await handle.sync()
    await handle.close()
    // A link fails where a rename would replace.
    await link(aside, file)
  } finally {
    await rm(aside, { force: true })
  }
  await syncFolder(dirname(file))
  return masterKeyOf(secret)
}

/** Puts the new key into the place of the old one, which stays beside it. @returns where the old one is now */
export async function adoptPending(file: string): Promise<string> {
  const kept = await keepBeside(file, new Date().toISOString().slice(0, 10))
  await rename(pendingFile(file), file)
  await syncFolder(dirname(file))
  return kept
}

/** Gives a file a second name that is not taken yet: that of the day, or with a number. */
async function keepBeside(file: string, day: string): Promise<string> {
  for (let n = 1; ; n++) {
    const name = `${file}.${day}${n === 1 ? '' : `-${String(n)}`}`
    const taken = await link(file, name).then(
      () => false,
      (error: unknown) => {
        const code = error instanceof Error && 'code' in error ? error.code : null
        // Of a key that is gone there is nothing to keep.
        if (code !== 'EEXIST' && code !== 'ENOENT') throw error
        return code === 'EEXIST'
      },
    )
    if (!taken) return name
  }
}

function fromEnvironment({ masterKey }: Source): MasterKey | null {
  return masterKey !== null && 'base64' in masterKey ? masterKeyOf(Buffer.from(masterKey.base64, 'base64')) : null
}

async function firstKey({ masterKey }: Source, file: string | null): Promise<MasterKey> {
  if (masterKey !== null || file === null) {
    throw new StartupError(`FACIALIS_MASTER_KEY_FILE ${String(file)} does not exist: make it with "openssl rand -base64 32".`)
  }
  const made = await writeKeyFile(file).catch((error: unknown) => {
    // Another process of the center made it a moment ago.
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return readKeyFile(file)
    throw error
  })
  if (made === null) throw new Error('the master key went away while it was made')
  return made
}

function wrongKey(used: string, given: MasterKey | null, file: string | null): string {
  const stored = `The photos are stored under the master key ${used}`
  if (given === null) return `${stored}, and ${String(file)} does not exist: put that key back, from the place it was kept safe.`
  const from = file ?? 'FACIALIS_MASTER_KEY'
  return `${stored}, but ${from} holds the key ${given.fingerprint}: start Facialis with the key it was stored under.`
}
