import type pg from 'pg'
import { StartupError } from '../../config.ts'
import { APPLICATION_ROLE } from './application-role.ts'
import { APPEND_ONLY } from './grants.ts'

/**
 * Makes sure that a connection of the application can neither change nor remove what is append-only.
 * @throws StartupError when it could.
 */
export async function requireConfined(pool: pg.Pool): Promise<void> {
  const { rows } = await pool.query<{ role: string; master: boolean; loose: string | null }>(
    `SELECT current_user::text AS role,
       (SELECT rolsuper OR rolcreaterole FROM pg_roles WHERE rolname = current_user) AS master,
       (SELECT string_agg(name, ', ') FROM unnest($1::text[]) AS name
         WHERE has_table_privilege('public.' || name, 'UPDATE') OR has_table_privilege('public.' || name, 'DELETE')
           OR has_table_privilege('public.' || name, 'TRUNCATE') OR has_table_privilege('public.' || name, 'TRIGGER')) AS loose`,
    [Object.keys(APPEND_ONLY)],
  )
  const [found] = rows
  if (found?.role === APPLICATION_ROLE && !found.master && found.loose === null) return
  const why =
    found?.role !== APPLICATION_ROLE
      ? `the connection works as ${found?.role ?? 'nobody'}`
      : found.master
        ? 'it is a master of other roles'
        : `it may change ${String(found.loose)}`
  throw new StartupError(
    `Facialis may only work as the database role ${APPLICATION_ROLE} that cannot change the audit, but ${why}: let the ` +
      `administrator of the database take from ${APPLICATION_ROLE} every right and membership it was given by hand.`,
  )
}
