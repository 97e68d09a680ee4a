import type { Kysely } from 'kysely'
import type { Tables } from '../../database/tables.ts'
import type { Media } from '../open-media.ts'
import { checkMedia } from './check-media.ts'
import { sweepMedia } from './sweep-media.ts'

const HOUR_MS = 3_600_000
/** The hours, by the clock of the machine, in which every file is read, and in which leftovers are removed. */
const CHECK_AT = 2
const SWEEP_AT = 4
/** What was read since then was read this night: a check that was cut off does not begin again. */
const NIGHT_MS = 20 * HOUR_MS

/**
 * Looks after the media: leftovers of crashes and of uploads that nobody goes on with are removed now and every night, each
 * when its time is over; every object is read and compared every night. Every process does so: each sweeps the uploads on
 * its own disk, and they share the reading.
 * @returns what ends it
 */
export function startUpkeep(db: Kysely<Tables>, media: Media, onError: (error: unknown) => void): () => Promise<void> {
  let stopping = false
  let last: Promise<void> = Promise.resolve()
  const then = (work: () => Promise<unknown>): void => {
    last = last.then(async () => {
      if (!stopping) await work().catch(onError)
    })
  }
  const sweep = async () => {
    await media.uploads.sweep(db)
    await sweepMedia(db, media.blobs)
  }
  const check = () => checkMedia({ db, ...media }, new Date(Date.now() - NIGHT_MS), () => stopping)
  then(sweep)
  const timer = setInterval(() => {
    const hour = new Date().getHours()
    if (hour === CHECK_AT) then(check)
    if (hour === SWEEP_AT) then(sweep)
  }, HOUR_MS)
  timer.unref()
  return async () => {
    stopping = true
    clearInterval(timer)
    await last
  }
}
