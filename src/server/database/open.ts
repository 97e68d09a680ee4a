import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import type { Config } from '../config.ts'
import { StartupError } from '../config.ts'
import { startEmbedded } from './embedded.ts'
import { lockFolder } from './folder-lock.ts'
import { migrate } from './migrate.ts'
import type { Tables } from './tables.ts'

/** The open database: `db` for our own queries, `pool` for the libraries that bring theirs. */
export interface Database {
  readonly db: Kysely<Tables>
  readonly pool: pg.Pool
  close(): Promise<void>
}

/** After how long without a connection a request is told so, rather than left waiting. */
const CONNECT_LIMIT_MS = 10_000

/** PostgreSQL's number for the type `date`: a birthday stays the text it is, out of reach of time zones. */
const DATE_TYPE = 1082

/**
 * Starts or reaches the database of this configuration, takes the data folder for this process and brings the tables up
 * to date.
 * @param onLost called once when the database goes away although nobody closed it.
 * @throws StartupError with one sentence for the person who started Facialis.
 */
export async function openDatabase(config: Config, onLost: () => void): Promise<Database> {
  if (config.databaseUrl !== null) return opened({ connectionString: config.databaseUrl }, () => Promise.resolve())
  const embedded = await startEmbedded(config.data)
  // A refusal here leaves the server running: it belongs to the Facialis that holds the folder.
  const lock = await lockFolder(embedded.connection, config.data, onLost)
  const stop = async () => {
    await lock.release()
    await embedded.stop()
  }
  return opened(embedded.connection, stop)
}

async function opened(connection: pg.ClientConfig, stop: () => Promise<void>): Promise<Database> {
  const types: pg.CustomTypesConfig = {
    getTypeParser: (type, format) => (type === DATE_TYPE ? String : pg.types.getTypeParser(type, format)),
  }
  const pool = new pg.Pool({ ...connection, types, max: 20, connectionTimeoutMillis: CONNECT_LIMIT_MS, keepAlive: true })
  // An idle connection that breaks is replaced by the pool; the next query reports what matters.
  pool.on('error', () => null)
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
  const close = async () => {
    await db.destroy()
    await stop()
  }
  try {
    await pool.query('SELECT 1').catch((error: unknown) => {
      const why = error instanceof Error ? error.message || String(error.name) : String(error)
      throw new StartupError(`Facialis cannot reach the database of DATABASE_URL: ${why}.`)
    })
    await migrate(db)
    return { db, pool, close }
  } catch (error) {
    await close()
    throw error
  }
}
