import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import type { Config } from '../config.ts'
import { StartupError } from '../config.ts'
import { accountOf, APPLICATION_ROLE, ensureRole } from './role/application-role.ts'
import { requireConfined } from './role/confined.ts'
import { startEmbedded } from './embedded.ts'
import { lockFolder } from './folder-lock.ts'
import { prepareDatabase } from './prepare.ts'
import type { Tables } from './tables.ts'

/** The open database: `db` for our own queries, `pool` for the libraries that bring theirs; both work as facialis_app. */
export interface Database {
  readonly db: Kysely<Tables>
  readonly pool: pg.Pool
  /** How the owner of the tables connects, for a backup. */
  readonly owner: pg.ClientConfig
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
  if (config.databaseUrl !== null) return openForeign(config.databaseUrl, config.databaseOwnerUrl ?? config.databaseUrl)
  const { connection: owner, application, stop } = await startEmbedded(config.data)
  // A refusal here leaves the server running: it belongs to the Facialis that holds the folder.
  const lock = await lockFolder(application, config.data, onLost)
  const close = async () => {
    await lock.release()
    await stop()
  }
  try {
    await prepareDatabase(owner)
    return await opened(application, owner, close)
  } catch (error) {
    await close()
    throw error
  }
}

/** A PostgreSQL of one's own: the same connection, or two when the owner of the tables has a URL of its own. */
async function openForeign(url: string, ownerUrl: string): Promise<Database> {
  const owner = { connectionString: ownerUrl }
  const unreached = (name: string) => (error: unknown) => {
    const why = error instanceof Error ? error.message || String(error.name) : String(error)
    throw new StartupError(`Facialis cannot reach the database of ${name}: ${why}.`)
  }
  const users = [
    await accountOf({ connectionString: url }).catch(unreached('DATABASE_URL')),
    await accountOf(owner).catch(unreached('FACIALIS_DATABASE_OWNER_URL')),
  ]
  await ensureRole(owner, users)
  await prepareDatabase(owner)
  return opened(asApplication(url), owner, () => Promise.resolve())
}

/** Every connection becomes the role before its first statement. */
function asApplication(url: string): pg.ClientConfig {
  const parsed = new URL(url)
  const asked = parsed.searchParams.get('options')
  parsed.searchParams.set('options', [asked, `-c role=${APPLICATION_ROLE}`].filter((option) => option !== null).join(' '))
  return { connectionString: parsed.href }
}

async function opened(connection: pg.ClientConfig, owner: pg.ClientConfig, stop: () => Promise<void>): Promise<Database> {
  const types: pg.CustomTypesConfig = {
    getTypeParser: (type, format) => (type === DATE_TYPE ? String : pg.types.getTypeParser(type, format)),
  }
  const pool = new pg.Pool({ ...connection, types, max: 20, connectionTimeoutMillis: CONNECT_LIMIT_MS, keepAlive: true })
  // An idle connection that breaks is replaced by the pool; the next query reports what matters.
  pool.on('error', () => null)
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
  try {
    await requireConfined(pool)
  } catch (error) {
    await db.destroy()
    throw error
  }
  return {
    db,
    pool,
    owner,
    async close() {
      await db.destroy()
      await stop()
    },
  }
}
