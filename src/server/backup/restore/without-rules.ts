import type pg from 'pg'
import { qualified } from '../snapshot/identifier.ts'

interface Named {
  readonly schema: string
  readonly name: string
}

/** Drops the foreign keys of all tables; the answer makes them again, which checks every row. Within one transaction. */
export async function dropForeignKeys(client: pg.ClientBase): Promise<() => Promise<void>> {
  const { rows: keys } = await client.query<Named & { key: string; definition: string }>(`
    SELECT n.nspname AS schema, c.relname AS name, quote_ident(k.conname) AS key, pg_get_constraintdef(k.oid) AS definition
    FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE k.contype = 'f' AND k.conparentid = 0 AND n.nspname <> 'pgboss' ORDER BY c.relname, k.conname`)
  for (const { key, ...table } of keys) await client.query(`ALTER TABLE ${qualified(table)} DROP CONSTRAINT ${key}`)
  return async () => {
    for (const { key, definition, ...table } of keys) {
      await client.query(`ALTER TABLE ${qualified(table)} ADD CONSTRAINT ${key} ${definition}`)
    }
  }
}

/** How PostgreSQL writes down when a trigger fires, and how one says it. */
const FIRES: Readonly<Record<string, string>> = { O: 'ENABLE', A: 'ENABLE ALWAYS', R: 'ENABLE REPLICA', D: 'DISABLE' }

/** Keeps our own triggers from firing; the answer sets each as it was. Within one transaction. */
export async function disableTriggers(client: pg.ClientBase): Promise<() => Promise<void>> {
  const { rows: triggers } = await client.query<Named & { trigger: string; fires: string }>(`
    SELECT n.nspname AS schema, c.relname AS name, quote_ident(t.tgname) AS trigger, t.tgenabled::text AS fires
    FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE NOT t.tgisinternal AND t.tgparentid = 0 AND n.nspname <> 'pgboss' ORDER BY c.relname, t.tgname`)
  for (const { trigger, ...table } of triggers) await client.query(`ALTER TABLE ${qualified(table)} DISABLE TRIGGER ${trigger}`)
  return async () => {
    for (const { trigger, fires, ...table } of triggers) {
      await client.query(`ALTER TABLE ${qualified(table)} ${FIRES[fires] ?? 'ENABLE'} TRIGGER ${trigger}`)
    }
  }
}
