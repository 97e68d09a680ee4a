import type pg from 'pg'
import { qualified } from './identifier.ts'

/** A table and the columns that have values of their own. */
export interface Table {
  readonly schema: string
  readonly name: string
  readonly columns: readonly string[]
}

/** Where a sequence stands: `value` is the last that was given when `called`, else the next. */
export interface Sequence {
  readonly schema: string
  readonly name: string
  readonly value: string
  readonly called: boolean
}

/**
 * PostgreSQL's own, and those of the queue: what waits there is sent again at the start, from the records it is about.
 */
const NOT_OURS = `(n.nspname LIKE 'pg\\_%' OR n.nspname IN ('information_schema', 'pgboss'))`

/** Every table of ours. */
export async function tablesOf(client: pg.ClientBase): Promise<readonly Table[]> {
  const { rows } = await client.query<Table>(`
    SELECT n.nspname AS schema, c.relname AS name, ARRAY(
      SELECT a.attname::text FROM pg_attribute a
      WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '' ORDER BY a.attnum
    ) AS columns
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind = 'r' AND c.relpersistence <> 't' AND NOT ${NOT_OURS}
    ORDER BY n.nspname, c.relname`)
  return rows
}

/** Every sequence of ours, those of identity columns included. */
export async function sequencesOf(client: pg.ClientBase): Promise<readonly Sequence[]> {
  const { rows } = await client.query<{ schema: string; name: string }>(`
    SELECT n.nspname AS schema, c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind = 'S' AND c.relpersistence <> 't' AND NOT ${NOT_OURS} ORDER BY 1, 2`)
  const found: Sequence[] = []
  for (const row of rows) {
    const { rows: [at] } = await client.query<{ value: string; called: boolean }>(
      `SELECT last_value::text AS value, is_called AS called FROM ${qualified(row)}`,
    )
    if (at !== undefined) found.push({ ...row, ...at })
  }
  return found
}

/** The migrations the database has seen, in their order. */
export async function migrationsOf(client: pg.ClientBase): Promise<readonly string[]> {
  const { rows } = await client.query<{ name: string }>('SELECT name FROM kysely_migration ORDER BY name')
  return rows.map(({ name }) => name)
}
