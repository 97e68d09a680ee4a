import { randomBytes, randomUUID } from 'node:crypto'
import { link, open, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { MASTER_KEY_BYTES, type MasterKey, masterKeyOf } from '../../media/keys/master-key.ts'
import { syncFolder } from '../../media/sync-folder.ts'
import { BackupRefusal } from '../backup-refusal.ts'

/** Where the backup key comes from: itself in base64, or a file. */
export type BackupKeySource = { readonly base64: string } | { readonly file: string }

/** The backup key: `file` is where it lies, null when the environment holds it. */
export interface BackupKey {
  readonly keys: MasterKey
  readonly file: string | null
}

export const backupKeyFile = (data: string): string => join(data, 'backup.key')

/** Reads the backup key. @throws BackupRefusal naming the file that is not there or holds no key */
export async function readBackupKey(source: BackupKeySource): Promise<BackupKey> {
  if ('base64' in source) return { keys: keyOf(source.base64, 'FACIALIS_BACKUP_KEY'), file: null }
  const text = await readFile(source.file, 'utf8').catch((error: unknown) => {
    const why = isAbsent(error) ? 'does not exist' : 'cannot be read'
    throw new BackupRefusal(
      'key',
      `The backup key ${source.file} ${why}: give its place with --key, or the key itself in FACIALIS_BACKUP_KEY.`,
      { cause: error },
    )
  })
  return { keys: keyOf(text.trim(), source.file), file: source.file }
}

/** Reads the backup key; a file of the data folder that is not there yet is made, for its owner alone to read. */
export async function ensureBackupKey(source: BackupKeySource): Promise<BackupKey> {
  if ('file' in source) await make(source.file)
  return readBackupKey(source)
}

async function make(file: string): Promise<void> {
  const there = await open(file).catch((error: unknown) => {
    if (isAbsent(error)) return null
    throw error
  })
  if (there !== null) return there.close()
  const aside = `${file}.${randomUUID()}`
  const written = await open(aside, 'wx', 0o600)
  await written.writeFile(`${randomBytes(MASTER_KEY_BYTES).toString('base64')}\n`)
  await written.sync()
  await written.close()
  // A link fails where a rename would replace: of two first backups, one decides and both read the same key.
  await link(aside, file).catch((error: unknown) => {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  })
  await rm(aside)
  await syncFolder(join(file, '..'))
}

function keyOf(text: string, from: string): MasterKey {
  const bytes = Buffer.from(text, 'base64')
  const proper = /^[A-Za-z0-9+/]+={0,2}$/.test(text) && bytes.byteLength === MASTER_KEY_BYTES
  if (!proper) throw new BackupRefusal('key', `${from} holds no backup key: ${String(MASTER_KEY_BYTES)} bytes in base64.`)
  return masterKeyOf(bytes)
}

const isAbsent = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ENOENT'
