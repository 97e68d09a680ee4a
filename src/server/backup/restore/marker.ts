import { open, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { StartupError } from '../../config.ts'
import { syncFolder } from '../../media/sync-folder.ts'

/** A restore that has begun: of which backup, and whether its rows are in the database for good. */
const markerSchema = z.object({ backup: z.string(), rows: z.boolean() })

export type RestoreMarker = z.infer<typeof markerSchema>

export const MARKER_FILE = 'restoring.json'

/** The restore that was begun in a data folder and has not ended; null when there is none. */
export async function restoreUnderWay(data: string): Promise<RestoreMarker | null> {
  const text = await readFile(join(data, MARKER_FILE), 'utf8').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  })
  return text === null ? null : markerSchema.parse(JSON.parse(text))
}

export async function markRestore(data: string, marker: RestoreMarker): Promise<void> {
  const place = join(data, MARKER_FILE)
  const file = await open(`${place}.new`, 'w', 0o600)
  await file.writeFile(JSON.stringify(marker))
  await file.sync()
  await file.close()
  await rename(`${place}.new`, place)
  await syncFolder(data)
}

export async function unmarkRestore(data: string): Promise<void> {
  await rm(join(data, MARKER_FILE))
  await syncFolder(data)
}

/** @throws StartupError in a data folder that was restored by half */
export async function refuseHalfRestored(data: string): Promise<void> {
  const begun = await restoreUnderWay(data)
  if (begun === null) return
  throw new StartupError(
    `A restore of the backup ${begun.backup} into ${data} was cut off: run facialis restore with it again, and it is finished.`,
  )
}
