import { randomUUID } from 'node:crypto'
import { rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Config, StartupError } from '../../config.ts'
import { makeFolder } from '../../make-folder.ts'
import { freeSpace } from '../health/free-space.ts'

/** No Facialis was running before this day: a clock that says so was never set. */
const FIRST_DAY = Date.UTC(2026, 0, 1)

/** What a database, its log and a few photos take; where there is one already, reading it needs no room. */
const ROOM_FOR_A_NEW_CENTER_BYTES = 256 * 1024 * 1024
const MIB = 1024 * 1024

/** What the ground under a start looks like, so that tests can give another one. */
export interface Ground {
  readonly now: () => number
  readonly free: (folder: string) => Promise<number>
}

const GROUND: Ground = { now: Date.now, free: freeSpace }

/**
 * Looks at the machine before anything is started: the clock, the data folder, its room.
 * @throws StartupError with one sentence about the first thing that is not as it must be.
 */
export async function preflight(config: Pick<Config, 'data' | 'databaseUrl'>, { now, free }: Ground = GROUND): Promise<void> {
  if (now() < FIRST_DAY) {
    const day = new Date(now()).toISOString().slice(0, 10)
    throw new StartupError(`The clock of this machine says ${day}: set it, because sessions and the audit depend on it.`)
  }
  const { data, databaseUrl } = config
  await makeFolder(data, 0o711).catch((error: unknown) => refuse(data, 'used', error))
  const probe = join(data, `.probe-${randomUUID()}`)
  await writeFile(probe, '', { mode: 0o600 })
    .then(() => rm(probe))
    .catch((error: unknown) => refuse(data, 'written', error))
  const fresh = databaseUrl === null && (await stat(join(data, 'database.secret')).catch(() => null)) === null
  const room = await free(data)
  if (fresh && room < ROOM_FOR_A_NEW_CENTER_BYTES) {
    const needed = `a new center needs ${String(ROOM_FOR_A_NEW_CENTER_BYTES / MIB)} MiB`
    throw new StartupError(`FACIALIS_DATA ${data} has ${String(Math.floor(room / MIB))} MiB left on its disk, and ${needed}.`)
  }
}

function refuse(data: string, how: string, error: unknown): never {
  const why = error instanceof Error ? error.message : String(error)
  throw new StartupError(`FACIALIS_DATA ${data} cannot be ${how}: ${why}.`)
}
