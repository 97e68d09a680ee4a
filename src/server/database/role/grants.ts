import type pg from 'pg'
import { APPLICATION_ROLE } from './application-role.ts'

/**
 * The tables the application may add to and never change, with the columns it may fill where others are the database's own.
 * Every other table, also one that a later migration makes, is granted in full.
 */
export const APPEND_ONLY: Readonly<Record<string, readonly string[] | 'every column'>> = {
  run: 'every column',
  audit_entry: [
    'center_id',
    'actor',
    'role',
    'action',
    'patient_id',
    'record_id',
    'outcome',
    'address',
    'session',
    'request',
    'reason',
    'count',
  ],
  audit_verification: 'every column',
  consent_form: 'every column',
  consent_record: 'every column',
  photo_consent: 'every column',
  release: 'every column',
}

/** The list of the migrations that ran, which only the owner keeps. */
const READ_ONLY: ReadonlySet<string> = new Set(['kysely_migration', 'kysely_migration_lock'])

/** Gives the application's role exactly what it needs on everything in `public`, and takes back whatever else it had. */
export async function grantToApplication(owner: pg.ClientBase): Promise<void> {
  const { rows } = await owner.query<{ name: string; kind: string }>(
    `SELECT relname AS name, relkind AS kind FROM pg_class
     WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p', 'v', 'm', 'f', 'S') ORDER BY relname`,
  )
  const missing = Object.keys(APPEND_ONLY).filter((table) => !rows.some(({ name }) => name === table))
  if (missing.length > 0) throw new Error(`there is no table ${missing.join(', ')} to be kept append-only`)
  const statements = rows.map(({ name, kind }) => {
    const which = `${kind === 'S' ? 'SEQUENCE' : 'TABLE'} public.${owner.escapeIdentifier(name)}`
    const rights = kind === 'S' ? 'USAGE, SELECT' : rightsOn(name)
    return `REVOKE ALL ON ${which} FROM ${APPLICATION_ROLE}; GRANT ${rights} ON ${which} TO ${APPLICATION_ROLE};`
  })
  await owner.query(`GRANT USAGE ON SCHEMA public TO ${APPLICATION_ROLE}; ${statements.join(' ')}`)
}

function rightsOn(table: string): string {
  if (READ_ONLY.has(table)) return 'SELECT'
  const columns = APPEND_ONLY[table]
  if (columns === undefined) return 'SELECT, INSERT, UPDATE, DELETE'
  return columns === 'every column' ? 'SELECT, INSERT' : `SELECT, INSERT (${columns.join(', ')})`
}
