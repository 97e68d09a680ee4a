import pg from 'pg'
import { to } from 'pg-copy-streams'
import { columnList, qualified } from './identifier.ts'
import { migrationsOf, type Sequence, sequencesOf, type Table, tablesOf } from './relations.ts'

/** One moment of the database, whatever is written meanwhile. */
export interface Snapshot {
  readonly takenAt: Date
  /** Its name, under which another transaction sees the same rows while this one is open. */
  readonly exported: string
  readonly postgres: string
  readonly migrations: readonly string[]
  readonly tables: readonly Table[]
  readonly sequences: readonly Sequence[]
  /** The rows of a table in PostgreSQL's text format: one line a row. `count` is right once all were read. */
  rows(table: Table): { readonly lines: AsyncIterable<Uint8Array>; count(): number }
  /** The rows of a query, fetched a few at a time. */
  query<R extends pg.QueryResultRow>(text: string): AsyncGenerator<R>
  close(): Promise<void>
}

/** How values are written as text, on the way out and in: without loss, whatever the server is set to. */
export const EXACT_TEXT = `
  SET client_encoding = 'UTF8'; SET datestyle = 'ISO, YMD'; SET intervalstyle = 'postgres'; SET timezone = 'UTC';
  SET extra_float_digits = 1; SET bytea_output = 'hex'; SET statement_timeout = 0; SET lock_timeout = 0;
  SET idle_in_transaction_session_timeout = 0; SET search_path = public`

const FETCHED = 500

/** Opens a snapshot as the owner of the tables. @throws PostgreSQL's own error when the database cannot be reached */
export async function openSnapshot(connection: pg.ClientConfig): Promise<Snapshot> {
  const client = new pg.Client({ ...connection, keepAlive: true })
  let cursors = 0
  // A connection that breaks fails the query under way.
  client.on('error', () => null)
  await client.connect()
  try {
    await client.query(EXACT_TEXT)
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
    const { rows: [now] } = await client.query<{ at: Date; version: string; exported: string }>(
      `SELECT clock_timestamp() AS at, current_setting('server_version') AS version, pg_export_snapshot() AS exported`,
    )
    if (now === undefined) throw new Error('PostgreSQL does not tell the time')
    return {
      takenAt: now.at,
      exported: now.exported,
      postgres: now.version,
      migrations: await migrationsOf(client),
      tables: await tablesOf(client),
      sequences: await sequencesOf(client),
      rows(table) {
        const copy = client.query(to(`COPY ${qualified(table)} (${columnList(table.columns)}) TO STDOUT`))
        return { lines: copy, count: () => copy.rowCount }
      },
      async *query<R extends pg.QueryResultRow>(text: string) {
        // One that is not read to its end stays open until the transaction ends.
        const cursor = `asked${String(++cursors)}`
        await client.query(`DECLARE ${cursor} NO SCROLL CURSOR FOR ${text}`)
        for (;;) {
          const { rows } = await client.query<R>(`FETCH ${String(FETCHED)} FROM ${cursor}`)
          yield* rows
          if (rows.length < FETCHED) return
        }
      },
      close: () => client.end(),
    }
  } catch (error) {
    await client.end()
    throw error
  }
}
