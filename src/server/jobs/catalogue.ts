import { z } from 'zod'
import type { Job } from './job.ts'

/** Measures one photo. `job` is the token the photo carries: work with an older token came too late and does nothing. */
export const measurePhoto = {
  id: 'measure-photo',
  payload: z.object({ photo: z.uuid(), job: z.uuid() }),
  expiresAfterSeconds: 180,
  retries: 2,
} as const satisfies Job

/** Draws one photo of the fictional center and hands it on to be measured. */
export const drawDemoPhoto = {
  id: 'draw-demo-photo',
  payload: z.object({ assessment: z.uuid(), person: z.string(), visit: z.number().int(), view: z.string() }),
  expiresAfterSeconds: 120,
  retries: 2,
} as const satisfies Job

/** Makes the backup that a row of backup_run asks for. What fails is not tried again here: the schedule does, later. */
export const makeBackup = {
  id: 'make-backup',
  payload: z.object({ run: z.uuid() }),
  // The longest the queue allows is a day.
  expiresAfterSeconds: 82_800,
  retries: 0,
} as const satisfies Job

export const JOBS: readonly Job[] = [makeBackup, measurePhoto, drawDemoPhoto]
