import { CompiledQuery, type Kysely } from 'kysely'
import type pg from 'pg'
import type { Tables } from '../database/tables.ts'

/** Asks the database in plain SQL: of a transaction of the server, or of a connection of the command line. */
export type Ask = <Row>(text: string, values?: readonly unknown[]) => Promise<Row[]>

export const askThrough =
  (db: Kysely<Tables>): Ask =>
  async <Row>(text: string, values: readonly unknown[] = []) => {
    const { rows } = await db.executeQuery(CompiledQuery.raw(text, [...values]))
    return [...rows] as Row[]
  }

export const askOver =
  (client: pg.ClientBase): Ask =>
  async <Row>(text: string, values: readonly unknown[] = []) => {
    const { rows } = await client.query(text, [...values])
    return rows as Row[]
  }
