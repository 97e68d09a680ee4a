import { freeSpace } from '../edge/health/free-space.ts'
import { Problem } from '../routes/problem.ts'

/** Photos stop here, so that the database, the log and the anchor of the audit can go on. */
export const FLOOR_BYTES = 64 * 1024 ** 2

/** Refuses what would take the last room of a disk. @throws Problem `storage-full` */
export async function requireRoom(folder: string, bytes: number, free = freeSpace): Promise<void> {
  if ((await free(folder)) - bytes >= FLOOR_BYTES) return
  throw new Problem('storage-full', 'The disk of the center is full: nothing was stored. Make room and send it again.')
}
