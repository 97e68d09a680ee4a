import { join } from 'node:path'
import { type Config, StartupError } from '../config.ts'
import type { BlobStore } from './blobs/blob-store.ts'
import { openDiskBlobs } from './blobs/disk-blobs.ts'

/** Where the objects of this center are: in the data folder, or in the bucket that is named. @throws StartupError */
export async function openBlobs({ data, bucket }: Pick<Config, 'data' | 'bucket'>): Promise<BlobStore> {
  if (bucket === null) return openDiskBlobs(join(data, 'media', 'blobs'))
  // Hundreds of files, which who keeps photos on a disk need not load.
  const { openS3Blobs } = await import('./blobs/s3-blobs.ts')
  return openS3Blobs(bucket).catch((error: unknown) => {
    const why = error instanceof Error ? error.message || error.name : String(error)
    throw new StartupError(`Facialis cannot reach the bucket ${bucket.bucket} of FACIALIS_MEDIA: ${why}.`)
  })
}
