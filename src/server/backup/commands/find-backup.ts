import { basename, dirname, isAbsolute, resolve } from 'node:path'
import type { BlobStore } from '../../media/blobs/blob-store.ts'
import { type BackupPlace, placeName, placeOf } from '../backup-config.ts'
import { BackupRefusal } from '../backup-refusal.ts'
import { allBackups } from '../format/all-backups.ts'
import { takenAt } from '../format/names.ts'
import { openExistingPlace } from '../open-place.ts'

/** A backup somebody named: the place it lies in, and its name there. */
export interface FoundBackup {
  readonly place: BackupPlace
  readonly blobs: BlobStore
  readonly id: string
}

/**
 * What is meant by a backup on the command line: its name, its folder, or the folder or bucket of all backups, of which the
 * newest is meant then. Nothing means the newest of the configured place.
 * @throws BackupRefusal when there is none
 */
export async function findBackup(given: string | null, configured: BackupPlace): Promise<FoundBackup> {
  const absolute = (path: string) => (isAbsolute(path) ? path : resolve(path))
  const name = given === null ? null : basename(given)
  const named = name !== null && takenAt(name) !== null ? name : null
  const place =
    given === null || given === named ? configured : placeOf(named === null ? given : dirname(dirname(absolute(given))), absolute)
  const blobs = await openExistingPlace(place)
  const { finished, begun } = await allBackups(blobs)
  if (named === null) {
    const newest = finished.at(-1)
    if (newest === undefined) throw new BackupRefusal('folder', `There is no finished backup in ${placeName(place)}.`)
    return { place, blobs, id: newest }
  }
  if (finished.includes(named)) return { place, blobs, id: named }
  const why = begun.includes(named) ? `was never finished: it has no manifest` : 'is not there'
  throw new BackupRefusal('folder', `The backup ${named} in ${placeName(place)} ${why}.`)
}
