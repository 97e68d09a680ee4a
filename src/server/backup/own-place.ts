import { join, sep } from 'node:path'
import type { Bucket } from '../media/blobs/bucket.ts'
import type { BackupPlace } from './backup-config.ts'

/** Where the photos of a center are. */
interface MediaPlace {
  readonly data: string
  readonly bucket: Bucket | null
}

/**
 * Whether backups and photos are kept apart. Where they are not, each store takes the files of the other for its own: a
 * backup would find every photo copied already, and leftovers of the one are files of the other.
 */
export function isApartFromMedia(place: BackupPlace, { data, bucket }: MediaPlace): boolean {
  if ('folder' in place) return !within(join(data, 'media', sep), join(place.folder, sep))
  if (bucket === null) return true
  const { bucket: name, prefix, endpoint } = place.bucket
  if (name !== bucket.bucket || hostOf(endpoint) !== hostOf(bucket.endpoint)) return true
  return !within(prefix, bucket.prefix) && !within(bucket.prefix, prefix)
}

const within = (outer: string, inner: string): boolean => inner.startsWith(outer)

/** The same server, however its address is written. */
const hostOf = (endpoint: string | null): string | null => (endpoint === null ? null : new URL(endpoint).host)
