import { z } from 'zod'
import type { Route } from './route.ts'

/** A last good backup that is older than this is a reason to warn. */
export const BACKUP_LATE_HOURS = 36

/** How many backups are kept: the newest of each of so many days, weeks and months. */
export const keepSchema = z.object({
  daily: z.number().int().nonnegative(),
  weekly: z.number().int().nonnegative(),
  monthly: z.number().int().nonnegative(),
})

export type Keep = z.infer<typeof keepSchema>

/** `rows`: the tables are written; `objects`: the photos are copied; `checking`: everything is read again. */
export const backupStageSchema = z.enum(['rows', 'objects', 'checking'])

/** How far a backup or a restore has come: `done` of `total` tables, photos, or things to check. */
export interface BackupProgress {
  readonly stage: z.infer<typeof backupStageSchema>
  readonly done: number
  readonly total: number
}

/** A part of a backup that is not what was written: what it held, its file in the folder, and a sentence that says it all. */
export interface BackupFinding {
  readonly kind: 'missing' | 'truncated' | 'altered' | 'wrong-key'
  readonly part: string
  readonly file: string
  readonly message: string
}

/** What reading a whole backup found. Sizes in bytes. */
export interface BackupReport {
  readonly id: string
  readonly takenAt: string
  /** The version of Facialis that wrote it. */
  readonly facialis: string
  readonly tables: number
  readonly rows: number
  readonly objects: number
  readonly bytes: number
  /** How many photos were opened with their own keys; null without the master key. */
  readonly opened: number | null
  /** Names the master key; `held` when the backup itself brings it. */
  readonly masterKey: { readonly fingerprint: string; readonly held: boolean }
  /** Photos that were missing in the center, or damaged there before they were copied. */
  readonly lost: readonly string[]
  readonly findings: readonly BackupFinding[]
}

/** A backup that was made on the command line; `keyFile` is null when the environment holds the key. */
export interface BackupMade extends BackupReport {
  readonly folder: string
  readonly keyFile: string | null
  /** Whether the key was made just now. */
  readonly keyMade: boolean
}

/** One of the backups in a folder; one that was cut off is not finished, and cannot be restored. */
export interface BackupListed {
  readonly id: string
  readonly takenAt: string
  readonly finished: boolean
}

/** A backup that was restored into a data folder. `auditCut`: an anchor knows entries that were written after the backup. */
export interface BackupRestored extends BackupReport {
  readonly data: string
  readonly auditIntact: boolean
  readonly auditCut: boolean
}

/**
 * `good`: written, read again, and nothing was wrong. `faulty`: written, and something was wrong when it was read again.
 * `failed`: not written. `interrupted`: Facialis stopped meanwhile.
 */
export const backupOutcomeSchema = z.enum(['waiting', 'running', 'good', 'faulty', 'failed', 'interrupted'])

/** Why a backup was not written. */
export const backupFailureSchema = z.enum(['folder', 'storage-full', 'database', 'key', 'busy', 'defect'])

export type BackupOutcome = z.infer<typeof backupOutcomeSchema>
export type BackupFailure = z.infer<typeof backupFailureSchema>

/** One attempt at a backup. What is not known yet, or never came to be, is null. Sizes in bytes. */
export const backupRunSchema = z.object({
  id: z.uuid(),
  origin: z.enum(['schedule', 'screen', 'command']),
  askedAt: z.iso.datetime(),
  finishedAt: z.iso.datetime().nullable(),
  outcome: backupOutcomeSchema,
  failure: backupFailureSchema.nullable(),
  progress: z.object({ stage: backupStageSchema, done: z.number(), total: z.number() }).nullable(),
  /** The name of the backup in its folder. */
  backup: z.string().nullable(),
  folder: z.string(),
  rows: z.number().nullable(),
  objects: z.number().nullable(),
  bytes: z.number().nullable(),
  /** How many parts were wrong when the backup was read again. */
  faults: z.number().nullable(),
  /** How many photos were missing or damaged in the center itself, so that no copy could be made. */
  lost: z.number().nullable(),
})

export type BackupRun = z.infer<typeof backupRunSchema>

/** The backups of the installation, newest first; a backup that was removed because its time was over is not among them. */
export const backupsSchema = z.object({
  folder: z.string(),
  /** Whether the backups lie inside the data folder, and so on the disk whose loss they are made for. */
  besideData: z.boolean(),
  /** The time of day of the daily backup, HH:MM on the server's clock; null when there is none. */
  dailyAt: z.string().nullable(),
  keep: keepSchema,
  lastGoodAt: z.iso.datetime().nullable(),
  late: z.boolean(),
  runs: z.array(backupRunSchema),
})

export type Backups = z.infer<typeof backupsSchema>

const none = z.null()

/** The backups of the installation, as its owners see them. They tell nothing about a person. */
export const BACKUP_ROUTES = {
  backups: { method: 'GET', path: '/backups', of: null, body: none, answer: backupsSchema, audited: false },
  startBackup: { method: 'POST', path: '/backups', of: null, body: none, answer: backupRunSchema },
} as const satisfies Record<string, Route>
