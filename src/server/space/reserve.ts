import { randomBytes } from 'node:crypto'
import { open, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { setInterval } from 'node:timers'
import { freeSpace } from '../edge/health/free-space.ts'

const MIB = 1024 ** 2
/** What the database may still write when everything else is full: hundreds of thousands of entries of the audit. */
export const RESERVE_BYTES = 48 * MIB
/** Below this the reserve is given up. */
const LOW_BYTES = 24 * MIB
/** So much must be free for a reserve to be set aside. */
const AMPLE_BYTES = 4 * RESERVE_BYTES
const LOOK_EVERY_MS = 500
const FILE = 'space.reserve'

/** Room on the disk of the data folder that is held back for the database. */
export interface SpaceReserve {
  /** Looks now: gives the room up when the disk is nearly full, sets it aside again when there is plenty. */
  look(): Promise<void>
  close(): Promise<void>
}

/**
 * Sets room aside. Reading a record writes an entry of the audit, so a disk that another program fills to the last byte
 * would close every record; the reserve is what keeps them open until somebody makes room.
 * @param onError told when the reserve cannot be looked after; records stay readable as long as the disk has room.
 */
export async function openSpaceReserve(data: string, onError: (error: unknown) => void, free = freeSpace): Promise<SpaceReserve> {
  const path = join(data, FILE)
  let looking: Promise<void> | null = null

  async function tend(): Promise<void> {
    const left = await free(data)
    const there = await stat(path).catch(() => null)
    if (left < LOW_BYTES && there !== null) await rm(path, { force: true })
    if (left >= AMPLE_BYTES && there?.size !== RESERVE_BYTES) await setAside(path)
  }
  const look = (): Promise<void> => {
    looking ??= tend().finally(() => (looking = null))
    return looking
  }

  await look()
  const timer = setInterval(() => void look().catch(onError), LOOK_EVERY_MS).unref()
  return {
    look,
    async close() {
      clearInterval(timer)
      await looking?.catch(() => null)
    },
  }
}

/** Bytes that no file system makes smaller, because room that only seems taken is no reserve. */
async function setAside(path: string): Promise<void> {
  const file = await open(path, 'w', 0o600)
  try {
    const block = randomBytes(MIB)
    for (let written = 0; written < RESERVE_BYTES; written += MIB) await file.write(block)
    await file.sync()
  } catch (error) {
    await rm(path, { force: true })
    throw error
  } finally {
    await file.close()
  }
}
