import type { NamedVerdict } from '../core/contract/audit.ts'
import type { BackupListed, BackupMade, BackupProgress, BackupReport, BackupRestored } from '../core/contract/backup.ts'
import type { PhotoMeasurer } from '../core/records/photo-measurer.ts'
import type { Told } from './report/told.ts'

/**
 * Draws an SVG over the upright photo and writes the picture.
 * @param photo path of the photo
 * @param drawing an SVG document as large as the upright photo
 * @param destination path of the picture to write; its ending names the format
 */
export type Overlayer = (photo: string, drawing: string, destination: string) => Promise<void>

/** Which entries of the audit go into a file: from a moment on, until before another, of one center. */
export interface AuditExport {
  readonly file: string
  readonly format: 'jsonl' | 'csv'
  readonly from: Date | null
  readonly to: Date | null
  readonly center: string | null
}

/** What the command line is given by the program that starts it: it stands on core alone and opens nothing itself. */
export interface Wiring {
  readonly version: string
  /** Serves until it is asked to stop. */
  start(flags: string[]): Promise<void>
  openMeasurer(): Promise<PhotoMeasurer>
  openOverlayer(): Promise<Overlayer>
  /** Replaces the master key of the photos. */
  rotateKeys(): Promise<Told>
  /** Lets an owner in whom nobody else can help; null for the only one. */
  resetOwner(email: string | null): Promise<Told>
  /** Reads every photo and compares it with what was kept. */
  checkMedia(): Promise<Told>
  /** Verifies the audit of the installation that the environment names. */
  verifyAudit(): Promise<NamedVerdict>
  /** Answers how many entries were written. */
  exportAudit(wanted: AuditExport): Promise<number>
  /** Makes a backup into the usual place or another. */
  createBackup(to: string | null, report: (progress: BackupProgress) => void): Promise<BackupMade>
  /** Reads a backup whole; the newest when none is named. */
  verifyBackup(backup: string | null, keyFile: string | null, report: (progress: BackupProgress) => void): Promise<BackupReport>
  listBackups(folder: string | null): Promise<{ readonly folder: string; readonly backups: readonly BackupListed[] }>
  restoreBackup(backup: string, keyFile: string | null, report: (progress: BackupProgress) => void): Promise<BackupRestored>
}
