import { stat } from 'node:fs/promises'
import type { BlobStore } from '../media/blobs/blob-store.ts'
import { openDiskBlobs } from '../media/blobs/disk-blobs.ts'
import type { BackupPlace } from './backup-config.ts'
import { BackupRefusal } from './backup-refusal.ts'

/** Opens the place of backups; a folder that is not there is made. @throws BackupRefusal when it cannot be used */
export async function openPlace(place: BackupPlace): Promise<BlobStore> {
  if ('folder' in place) {
    return openDiskBlobs(place.folder).catch((error: unknown) => {
      throw new BackupRefusal('folder', `The folder of backups ${place.folder} cannot be used: ${messageOf(error)}.`, { cause: error })
    })
  }
  const { openS3Blobs } = await import('../media/blobs/s3-blobs.ts')
  return openS3Blobs(place.bucket).catch((error: unknown) => {
    throw new BackupRefusal('folder', `The bucket of backups ${place.bucket.bucket} cannot be reached: ${messageOf(error)}.`, { cause: error })
  })
}

/** The same, for who only reads. @throws BackupRefusal when there is no such folder */
export async function openExistingPlace(place: BackupPlace): Promise<BlobStore> {
  if ('folder' in place && (await stat(place.folder).catch(() => null))?.isDirectory() !== true) {
    throw new BackupRefusal('folder', `There is no folder ${place.folder}.`)
  }
  return openPlace(place)
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message || error.name : String(error))
