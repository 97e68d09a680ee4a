import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { grantToApplication } from './role/grants.ts'
import { migrate } from './migrate.ts'
import { giveQueueToApplication } from './role/queue-schema.ts'
import type { Tables } from './tables.ts'

/** "grants" in hexadecimal ASCII: processes that start at the same moment grant one after the other. */
const GRANTS_KEY = 0x6772616e7473

/**
 * Brings the tables up to date as their owner and gives the application's role what it needs, on connections that are
 * closed afterwards. The role exists already.
 * @throws StartupError naming the migration that failed.
 */
export async function prepareDatabase(owner: pg.ClientConfig): Promise<void> {
  const pool = new pg.Pool({ ...owner, max: 2 })
  pool.on('error', () => null)
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
  try {
    await migrate(db)
    const client = await pool.connect()
    try {
      await client.query('SELECT pg_advisory_lock($1)', [GRANTS_KEY])
      await giveQueueToApplication(client)
      await client.query('BEGIN')
      await grantToApplication(client)
      await client.query('COMMIT')
    } finally {
      // Ended rather than given back: with it go the lock and whatever was left open.
      client.release(true)
    }
  } finally {
    await db.destroy()
  }
}
