import { readdir } from 'node:fs/promises'
import pg from 'pg'
import type { BlobStore } from '../../media/blobs/blob-store.ts'
import { BackupRefusal } from '../backup-refusal.ts'
import { tablesOf } from '../snapshot/relations.ts'

/** What may lie in a data folder that is called empty: backups and their key. */
const HARMLESS = new Set(['backups', 'backup.key', 'facialis.log'])

/** @throws BackupRefusal naming what lies in the data folder */
export async function requireEmptyFolder(data: string): Promise<void> {
  const names = await readdir(data).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
    throw error
  })
  const found = names.filter((name) => !HARMLESS.has(name)).sort()
  if (found.length === 0) return
  throw new BackupRefusal(
    'folder',
    `A backup is restored into an empty installation, and ${data} holds ${found.join(', ')}: ` +
      'name another folder with FACIALIS_DATA, or move what is there away.',
  )
}

/** @throws BackupRefusal naming the tables that a database of one's own holds */
export async function requireEmptyDatabase(connection: pg.ClientConfig): Promise<void> {
  const client = new pg.Client(connection)
  client.on('error', () => null)
  await client.connect()
  try {
    const tables = (await tablesOf(client)).map(({ name }) => name)
    if (tables.length === 0) return
    const more = tables.length > 5 ? ` and ${String(tables.length - 5)} more` : ''
    throw new BackupRefusal(
      'folder',
      `A backup is restored into an empty database, and the one of DATABASE_URL has the tables ${tables.slice(0, 5).join(', ')}${more}: ` +
        'make a new database for it.',
    )
  } finally {
    await client.end()
  }
}

/** @throws BackupRefusal when the place of the photos holds some */
export async function requireEmptyMedia(media: BlobStore): Promise<void> {
  for await (const { name } of media.list('')) {
    throw new BackupRefusal('folder', `A backup is restored into an empty installation, and the store of photos holds ${name}: name another.`)
  }
}
