import { createReadStream } from 'node:fs'
import { rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { type Kysely, sql } from 'kysely'
import type { Tables } from '../../database/tables.ts'
import { syncFolder } from '../sync-folder.ts'
import type { MediaStore, Owner } from '../store.ts'

/** Where version 0.1 kept photos unencrypted, below `media`: as they were sent, as pictures, and on their way. */
export const ORIGINALS = 'originals'
const PLAIN = [ORIGINALS, 'pictures', 'arriving'] as const

/**
 * Brings the photos of version 0.1 over: each file becomes an object of every patient who has it, then the plain folders
 * are removed. One that is cut off goes on at the next start. A photo whose file is gone stays without an object, and is
 * reported as missing.
 */
export async function importOriginals(db: Kysely<Tables>, media: MediaStore, data: string): Promise<void> {
  const folder = join(data, 'media')
  if ((await present(folder)).length === 0) return
  for (const { sha256, ...owner } of await notBroughtOver(db)) {
    const path = join(folder, ORIGINALS, sha256.slice(0, 2), sha256)
    const there = await stat(path).catch(() => null)
    if (there === null || there.size === 0) continue
    // Under the digest of its record even when the bytes have another: the check will say that it is altered.
    const arrival = { ...(await media.receive(createReadStream(path), there.size, null)), sha256 }
    await db.transaction().execute(async (transaction) => {
      const object = await media.keep(transaction, owner, arrival)
      await photosOf(transaction, owner, sha256).set({ media_object: object }).execute()
    })
  }
  for (const name of await present(folder)) await rm(join(folder, name), { recursive: true })
  await syncFolder(folder)
}

async function present(folder: string): Promise<string[]> {
  const found = await Promise.all(PLAIN.map((name) => stat(join(folder, name)).then(() => name, () => null)))
  return found.filter((name) => name !== null)
}

/** Every patient with every file that still waits. */
const notBroughtOver = (db: Kysely<Tables>) =>
  db
    .selectFrom('photo')
    .innerJoin('assessment', 'assessment.id', 'photo.assessment_id')
    .where('photo.media_object', 'is', null)
    .select(['photo.center_id as center', 'assessment.patient_id as patient', 'photo.sha256'])
    .distinct()
    .execute()

const photosOf = (db: Kysely<Tables>, { center, patient }: Owner, sha256: string) =>
  db
    .updateTable('photo')
    .where('center_id', '=', center)
    .where('sha256', '=', sha256)
    .where('media_object', 'is', null)
    .where('assessment_id', 'in', sql<string>`(SELECT id FROM assessment WHERE patient_id = ${patient})`)
