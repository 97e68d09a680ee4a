import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import type pg from 'pg'
import { type Config, StartupError } from '../config.ts'
import { startEmbedded } from './embedded.ts'
import { tryLockFolder } from './folder-lock.ts'

/** The database of an installation, whether Facialis runs on it or not. */
export interface ReachedDatabase {
  /** How the owner of the tables connects. */
  readonly owner: pg.ClientConfig
  /** Leaves a database that somebody else uses running, and stops one that was started for this. */
  close(): Promise<void>
}

/**
 * Reaches the database for a command on the machine. One that is stopped is started for as long as the command takes; a
 * Facialis that starts meanwhile is told that its folder is in use.
 * @throws StartupError when there is no installation, or its database cannot be started.
 */
export async function reachDatabase(config: Config): Promise<ReachedDatabase> {
  if (config.databaseUrl !== null) {
    return { owner: { connectionString: config.databaseOwnerUrl ?? config.databaseUrl }, close: () => Promise.resolve() }
  }
  if ((await stat(join(config.data, 'database.secret')).catch(() => null)) === null) {
    throw new StartupError(`There is no Facialis in ${config.data}: say where its data are with FACIALIS_DATA.`)
  }
  const { connection, application, stop } = await startEmbedded(config.data)
  const lock = await tryLockFolder(application, () => null)
  return {
    owner: connection,
    async close() {
      if (lock === null) return
      await lock.release()
      await stop()
    },
  }
}
