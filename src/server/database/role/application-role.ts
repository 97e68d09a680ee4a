import pg from 'pg'
import { StartupError } from '../../config.ts'

/** The database role Facialis works as. It owns no table: what it may do is what grants.ts gives it. */
export const APPLICATION_ROLE = 'facialis_app'

/** PostgreSQL's code for what a role may not do. */
const INSUFFICIENT_PRIVILEGE = '42501'

const PLAIN = 'NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS'

/** Makes the role one that signs in by itself, with this password. */
export async function ensureLogin(owner: pg.ClientConfig, password: string): Promise<void> {
  await asOwner(owner, async (client) => {
    await createUnlessThere(client)
    await client.query(`ALTER ROLE ${APPLICATION_ROLE} LOGIN ${PLAIN} PASSWORD ${client.escapeLiteral(password)}`)
  })
}

/**
 * Makes the role exist, and lets `users`, the accounts of a database server of one's own, become it.
 * @throws StartupError with what the administrator of that server must do, when the owner may not.
 */
export async function ensureRole(owner: pg.ClientConfig, users: readonly string[]): Promise<void> {
  await asOwner(owner, async (client) => {
    try {
      await createUnlessThere(client)
      for (const user of users) {
        if (user !== APPLICATION_ROLE && !(await mayBecome(client, user))) {
          await client.query(`GRANT ${APPLICATION_ROLE} TO ${client.escapeIdentifier(user)}`)
        }
      }
    } catch (error) {
      if (!(error instanceof pg.DatabaseError) || error.code !== INSUFFICIENT_PRIVILEGE) throw error
      const to = [...new Set(users)].map((user) => client.escapeIdentifier(user)).join(', ')
      throw new StartupError(
        `Facialis works as the database role ${APPLICATION_ROLE}, which DATABASE_URL may not make: let the administrator of ` +
          `the database run CREATE ROLE ${APPLICATION_ROLE} NOLOGIN (unless it exists); GRANT ${APPLICATION_ROLE} TO ${to};`,
      )
    }
  })
}

/** The account behind a connection. @throws what the connection fails with. */
export async function accountOf(connection: pg.ClientConfig): Promise<string> {
  return asOwner(connection, async (client) => {
    const { rows } = await client.query<{ name: string }>('SELECT session_user::text AS name')
    return rows[0]?.name ?? ''
  })
}

async function createUnlessThere(client: pg.Client): Promise<void> {
  const { rowCount } = await client.query('SELECT FROM pg_roles WHERE rolname = $1', [APPLICATION_ROLE])
  if (rowCount === 0) await client.query(`CREATE ROLE ${APPLICATION_ROLE} NOLOGIN ${PLAIN}`)
}

/** Since version 16 a member may be one without the right to become what it is a member of. */
async function mayBecome(client: pg.Client, user: string): Promise<boolean> {
  const { rows } = await client.query<{ may: boolean }>(
    `SELECT pg_has_role($1, $2, CASE WHEN current_setting('server_version_num')::int >= 160000 THEN 'SET' ELSE 'MEMBER' END) AS may`,
    [user, APPLICATION_ROLE],
  )
  return rows[0]?.may === true
}

/** Works on a connection that is closed afterwards. */
export async function asOwner<T>(connection: pg.ClientConfig, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(connection)
  client.on('error', () => null)
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
