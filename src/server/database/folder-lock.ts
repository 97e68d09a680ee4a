import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { StartupError } from '../config.ts'

/** The key of the lock: "facial" in hexadecimal ASCII. One database, one key. */
const KEY = '0x66616369616c'

export interface FolderLock {
  release(): Promise<void>
}

/**
 * Makes this process the only Facialis on the data folder's database. The lock is an advisory lock of a session, so that
 * PostgreSQL itself lets it go when we die, however we die.
 * @param onLost called when the session ends without `release`: the database went away under us.
 * @throws StartupError naming the process that holds the folder.
 */
export async function lockFolder(connection: pg.ClientConfig, data: string, onLost: () => void): Promise<FolderLock> {
  // PostgreSQL needs a moment to notice that a killed process is gone.
  for (let attempt = 0; attempt < 10; attempt++) {
    const lock = await tryLockFolder(connection, onLost)
    if (lock !== null) return lock
    await sleep(100)
  }
  const client = new pg.Client(connection)
  client.on('error', () => null)
  await client.connect()
  const holder = await client.query<{ name: string }>(`
    SELECT a.application_name AS name FROM pg_locks l JOIN pg_stat_activity a USING (pid)
    WHERE l.locktype = 'advisory' AND l.granted AND a.application_name LIKE 'facialis %' LIMIT 1`)
  await client.end()
  const process = holder.rows[0]?.name.replace('facialis', 'process') ?? 'another process'
  throw new StartupError(
    `Another Facialis (${process}) is using ${data}: stop it first, or give this one another folder with FACIALIS_DATA.`,
  )
}

/** The same at once, or null when another process holds the folder. */
export async function tryLockFolder(connection: pg.ClientConfig, onLost: () => void): Promise<FolderLock | null> {
  const client = new pg.Client(connection)
  let released = false
  client.on('error', () => null)
  client.on('end', () => {
    if (!released) onLost()
  })
  await client.connect()
  const release = async () => {
    released = true
    await client.end()
  }
  const answer = await client.query<{ locked: boolean }>(`SELECT pg_try_advisory_lock(${String(Number(KEY))}) AS locked`)
  if (answer.rows[0]?.locked === true) return { release }
  await release()
  return null
}
