import { join, relative } from 'node:path'
import { z } from 'zod'
import type { Keep } from '../../core/contract/backup.ts'
import { type Bucket, bucketOf } from '../media/blobs/bucket.ts'
import type { BackupKeySource } from './key/backup-key.ts'
import { backupKeyFile } from './key/backup-key.ts'

/** Where backups go: a folder, or a bucket with the address people gave it. */
export type BackupPlace = { readonly folder: string } | { readonly address: string; readonly bucket: Bucket }

export interface TimeOfDay {
  readonly hour: number
  readonly minute: number
}

export interface BackupConfig {
  readonly place: BackupPlace
  /** Whether they lie inside the data folder, and so on the disk whose loss they are made for. */
  readonly besideData: boolean
  /** When the daily backup begins, on the clock of this machine; null when there is none. */
  readonly at: TimeOfDay | null
  readonly keep: Keep
  readonly key: BackupKeySource
}

const AT_DEFAULT: TimeOfDay = { hour: 2, minute: 0 }
const KEEP_DEFAULT: Keep = { daily: 7, weekly: 4, monthly: 12 }
const KEY_BYTES = 32

const TIME = 'must be a time of day such as 02:00, or off'

export const backupTime = z
  .string()
  .regex(/^(([01]\d|2[0-3]):[0-5]\d|off)$/, TIME)
  .transform((text): TimeOfDay | 'off' => {
    return text === 'off' ? 'off' : { hour: Number(text.slice(0, 2)), minute: Number(text.slice(3)) }
  })

export const backupKeep = z
  .string()
  .regex(/^\d{1,3},\d{1,3},\d{1,3}$/, 'must be how many daily, weekly and monthly backups are kept, such as 7,4,12')
  .transform((text): Keep => {
    const [daily = 0, weekly = 0, monthly = 0] = text.split(',').map(Number)
    return { daily, weekly, monthly }
  })

export const backupKey = z
  .string()
  .refine(
    (value) => /^[A-Za-z0-9+/]+={0,2}$/.test(value) && Buffer.from(value, 'base64').byteLength === KEY_BYTES,
    `must be ${String(KEY_BYTES)} bytes in base64, as "openssl rand -base64 ${String(KEY_BYTES)}" makes them`,
  )

interface Values {
  readonly FACIALIS_BACKUP_FOLDER?: string | undefined
  readonly FACIALIS_BACKUP_AT?: TimeOfDay | 'off' | undefined
  readonly FACIALIS_BACKUP_KEEP?: Keep | undefined
  readonly FACIALIS_BACKUP_KEY?: string | undefined
  readonly FACIALIS_BACKUP_KEY_FILE?: string | undefined
}

export function backupConfigOf(values: Values, data: string, absolute: (path: string) => string): BackupConfig {
  const { FACIALIS_BACKUP_AT: at = AT_DEFAULT, FACIALIS_BACKUP_KEY: base64, FACIALIS_BACKUP_KEY_FILE: file } = values
  const place = placeOf(values.FACIALIS_BACKUP_FOLDER ?? join(data, 'backups'), absolute)
  return {
    place,
    besideData: 'folder' in place && !relative(data, place.folder).startsWith('..'),
    at: at === 'off' ? null : at,
    keep: values.FACIALIS_BACKUP_KEEP ?? KEEP_DEFAULT,
    key: base64 !== undefined ? { base64 } : { file: file === undefined ? backupKeyFile(data) : absolute(file) },
  }
}

/** A folder, or the bucket that an address beginning with s3:// names. */
export function placeOf(text: string, absolute: (path: string) => string): BackupPlace {
  const bucket = bucketOf(text)
  return bucket === null ? { folder: absolute(text) } : { address: text, bucket }
}

/** The place as people name it. */
export const placeName = (place: BackupPlace): string => ('folder' in place ? place.folder : place.address)
