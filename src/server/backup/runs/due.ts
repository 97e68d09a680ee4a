import type { TimeOfDay } from '../backup-config.ts'

/** How long after a failure the daily backup is tried again. */
const RETRY_MS = 3_600_000

/** The last attempt at a daily backup, or one that made it unnecessary. */
export interface LastAttempt {
  readonly askedAt: Date
  readonly succeeded: boolean
}

/** The last moment, up to now, at which the clock of this machine showed that time. */
export function lastMoment(now: Date, { hour, minute }: TimeOfDay): Date {
  const moment = new Date(now)
  moment.setHours(hour, minute, 0, 0)
  if (moment > now) moment.setDate(moment.getDate() - 1)
  return moment
}

/** Whether the daily backup is to be made: its time came, and since then none has succeeded, nor been tried within the hour. */
export function isDue(now: Date, at: TimeOfDay, last: LastAttempt | null): boolean {
  if (last === null || last.askedAt < lastMoment(now, at)) return true
  return !last.succeeded && now.getTime() - last.askedAt.getTime() >= RETRY_MS
}
