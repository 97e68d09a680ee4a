import { createReadStream } from 'node:fs'
import { readdir, rm, rmdir, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { type Kysely, sql } from 'kysely'
import type { Tables } from '../../database/tables.ts'
import { syncFolder } from '../sync-folder.ts'
import type { MediaStore, Owner } from '../store.ts'

/** Where version 0.1 kept photos unencrypted, below `media`: as they were sent, as pictures, and on their way. */
export const ORIGINALS = 'originals'
const PICTURES = 'pictures'
const ARRIVING = 'arriving'
const SHELF = /^[0-9a-f]{2}$/
const SHA256 = /^[0-9a-f]{64}$/

/**
 * Brings the photos of version 0.1 over: each file becomes an object of every patient who has it, and is removed with the
 * pictures made of it when the last of them has it. One that is cut off goes on at the next start. A file that no record
 * names stays where it is; a photo whose file is gone stays without an object, and is reported as missing.
 */
export async function importOriginals(db: Kysely<Tables>, media: MediaStore, data: string): Promise<void> {
  const folder = join(data, 'media')
  for (const shelf of await namesIn(join(folder, ORIGINALS))) {
    if (!SHELF.test(shelf)) continue
    for (const name of await namesIn(join(folder, ORIGINALS, shelf))) {
      if (!SHA256.test(name) || !(await bringOver(db, media, join(folder, ORIGINALS, shelf, name), name))) continue
      for (const picture of await namesIn(join(folder, PICTURES, shelf))) {
        if (picture.startsWith(name)) await removeFile(join(folder, PICTURES, shelf, picture))
      }
      await removeFile(join(folder, ORIGINALS, shelf, name))
    }
  }
  // What was on its way to version 0.1 was never acknowledged, and nobody goes on with it.
  await rm(join(folder, ARRIVING), { recursive: true, force: true })
  for (const place of [ORIGINALS, PICTURES]) await removeEmpty(join(folder, place))
}

/** @returns whether the file is a photo's, and every patient who has it has it as an object */
async function bringOver(db: Kysely<Tables>, media: MediaStore, path: string, sha256: string): Promise<boolean> {
  const size = (await stat(path).catch(nullWhenAbsent))?.size ?? 0
  if (size === 0) return false
  for (const owner of await waitingFor(db, sha256)) {
    // Under the digest of its record even when the bytes have another: the check will say that it is altered.
    const arrival = { ...(await media.receive(createReadStream(path), size, null)), sha256 }
    await db.transaction().execute(async (transaction) => {
      const object = await media.keep(transaction, owner, arrival)
      await photosOf(transaction, owner, sha256).set({ media_object: object }).execute()
    })
  }
  return (await db.selectFrom('photo').select('id').where('sha256', '=', sha256).limit(1).executeTakeFirst()) !== undefined
}

/** Every patient for whom a file still waits. */
const waitingFor = (db: Kysely<Tables>, sha256: string) =>
  db
    .selectFrom('photo')
    .innerJoin('assessment', 'assessment.id', 'photo.assessment_id')
    .where('photo.media_object', 'is', null)
    .where('photo.sha256', '=', sha256)
    .select(['photo.center_id as center', 'assessment.patient_id as patient'])
    .distinct()
    .execute()

const photosOf = (db: Kysely<Tables>, { center, patient }: Owner, sha256: string) =>
  db
    .updateTable('photo')
    .where('center_id', '=', center)
    .where('sha256', '=', sha256)
    .where('media_object', 'is', null)
    .where('assessment_id', 'in', sql<string>`(SELECT id FROM assessment WHERE patient_id = ${patient})`)

async function namesIn(folder: string): Promise<string[]> {
  return (await readdir(folder).catch(nullWhenAbsent)) ?? []
}

async function removeFile(path: string): Promise<void> {
  await rm(path, { force: true })
  await syncFolder(dirname(path))
}

/** Removes a folder and those in it, as far as there is nothing in them. */
async function removeEmpty(folder: string): Promise<void> {
  for (const shelf of await namesIn(folder)) await rmdir(join(folder, shelf)).catch(unlessHeld)
  await rmdir(folder).catch(unlessHeld)
}

const codeOf = (error: unknown): unknown => (error instanceof Error && 'code' in error ? error.code : null)

/** Of everything else that keeps a folder from being read, nobody knows whether photos are behind it. */
const isAbsent = (error: unknown): boolean => codeOf(error) === 'ENOENT'

function nullWhenAbsent(error: unknown): null {
  if (isAbsent(error)) return null
  throw error
}

function unlessHeld(error: unknown): void {
  if (!isAbsent(error) && codeOf(error) !== 'ENOTEMPTY' && codeOf(error) !== 'ENOTDIR') throw error
}
