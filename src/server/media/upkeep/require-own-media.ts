import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Kysely } from 'kysely'
import { StartupError } from '../../config.ts'
import type { Tables } from '../../database/tables.ts'
import type { BlobStore } from '../blobs/blob-store.ts'
import { OBJECTS } from '../objects.ts'
import { ORIGINALS } from './import-originals.ts'

/**
 * A database that never saw a master key is new. Photos beside it are of another one, whose records it lacks.
 * @throws StartupError when there are photos that this database cannot know of
 */
export async function requireOwnMedia(db: Kysely<Tables>, blobs: BlobStore, data: string): Promise<void> {
  const objects = await holds(blobs, OBJECTS)
  const originals = await anyBelow(join(data, 'media', ORIGINALS))
  if (!objects && !originals) return
  // Asked after the photos: a process of the center that starts beside this one writes its key down before its first photo.
  if ((await db.selectFrom('master_key').select('fingerprint').executeTakeFirst()) !== undefined) return
  if (!objects && (await db.selectFrom('photo').select('id').limit(1).executeTakeFirst()) !== undefined) return
  throw new StartupError(
    'Facialis cannot start: there are photos, and the database knows of none, so it is not the one they belong to: ' +
      'name that one with FACIALIS_DATA or DATABASE_URL, or restore a backup into an empty installation.',
  )
}

async function holds(blobs: BlobStore, prefix: string): Promise<boolean> {
  for await (const blob of blobs.list(prefix)) return blob.name !== ''
  return false
}

async function anyBelow(folder: string): Promise<boolean> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
    throw error
  })
  return entries.some((entry) => entry.isFile())
}
