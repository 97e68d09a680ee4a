import pg from 'pg'
import type { BackupFailure } from '../../../core/contract/backup.ts'
import { Problem } from '../../routes/problem.ts'
import { BackupRefusal } from '../backup-refusal.ts'

/** Codes of the file system that mean: this folder cannot be used. */
const FOLDER = /^(ENOENT|ENOTDIR|EACCES|EPERM|EROFS|EIO|ENODEV|ENXIO|ESTALE)$/

/** Why a backup was not written, as the owner is told; the log has the error itself. */
export function failureOf(error: unknown): BackupFailure {
  if (error instanceof Problem && error.code === 'storage-full') return 'storage-full'
  if (error instanceof BackupRefusal) return error.why
  if (error instanceof pg.DatabaseError) return 'database'
  if (!(error instanceof Error)) return 'defect'
  if ('code' in error && FOLDER.test(String(error.code))) return 'folder'
  return /^Connection terminated|ECONNREFUSED|ECONNRESET/.test(error.message) ? 'database' : 'defect'
}
