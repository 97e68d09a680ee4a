import { setTimeout as sleep } from 'node:timers/promises'
import { type Kysely, sql } from 'kysely'
import pg from 'pg'
import type { Tables } from '../database/tables.ts'
import { BackupRefusal } from './backup-refusal.ts'

/** The key of the lock: "backup" in hexadecimal ASCII. */
const KEY = Number('0x6261636b7570')
/** What removes objects holds the lock for moments only. */
const PATIENCE_MS = 30_000

export interface BackupLock {
  release(): Promise<void>
}

/**
 * Makes this the only backup of a database, and keeps every media object in place until it is released: an advisory lock of
 * a session of its own, which PostgreSQL lets go when we die.
 * @throws BackupRefusal when another backup is under way
 */
export async function lockForBackup(connection: pg.ClientConfig): Promise<BackupLock> {
  const client = new pg.Client({ ...connection, keepAlive: true })
  client.on('error', () => null)
  await client.connect()
  for (const end = Date.now() + PATIENCE_MS; ; await sleep(200)) {
    const { rows } = await client.query<{ locked: boolean }>(`SELECT pg_try_advisory_lock(${String(KEY)}) AS locked`)
    if (rows[0]?.locked === true) return { release: () => client.end() }
    if (Date.now() < end) continue
    await client.end()
    throw new BackupRefusal('busy', 'Another backup of this Facialis is under way: wait until it is done.')
  }
}

/**
 * Whether no backup is under way; then none begins before this transaction ends. What removes media objects asks first, in
 * the transaction that removes them, and leaves them for later when the answer is no.
 */
export async function mayRemoveObjects(transaction: Kysely<Tables>): Promise<boolean> {
  const { rows } = await sql<{ free: boolean }>`SELECT pg_try_advisory_xact_lock(${sql.lit(KEY)}) AS free`.execute(transaction)
  return rows[0]?.free === true
}
