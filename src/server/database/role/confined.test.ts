import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, expect, test } from 'vitest'
import { ENTRY_COLUMNS, type StoredRow, toAuditRow } from '../../audit/chain/entry.ts'
import { followChain } from '../../audit/chain/follow.ts'
import { readConfig } from '../../config.ts'
import { asOwner } from './application-role.ts'
import { requireConfined } from './confined.ts'
import { startEmbedded } from '../embedded.ts'
import { APPEND_ONLY } from './grants.ts'
import { clinic } from '../migrations/0001-clinic.ts'
import { openDatabase } from '../open.ts'

const data = await mkdtemp(join(tmpdir(), 'facialis-role-'))
const config = readConfig({ FACIALIS_DATA: data }, false, '/')
const DENIED = '42501'

// A data folder of version 0.1.0: everything belongs to the owner of the cluster, the queue too.
const before = await startEmbedded(data)
await asOwner(before.connection, async (client) => {
  await client.query(clinic)
  await client.query(`CREATE TABLE kysely_migration (name varchar(255) PRIMARY KEY, timestamp varchar(255) NOT NULL)`)
  await client.query(`INSERT INTO kysely_migration VALUES ('0001-clinic', '2026-11-22T00:00:00.000Z')`)
  await client.query(`INSERT INTO center (name) VALUES ('Old Center')`)
  await client.query((await import('pg-boss')).default.getConstructionPlans('pgboss'))
  await client.query(`SELECT pgboss.create_queue('kept', '{"policy":"standard"}'::json)`)
})
await before.stop()
const { db, pool, owner, close } = await openDatabase(config, () => null)

afterAll(async () => {
  await close()
  await rm(data, { recursive: true, force: true })
})

test('a data folder whose every table belongs to the owner comes up, and the queue belongs to the application', async () => {
  expect(await db.selectFrom('center').select('name').execute()).toEqual([{ name: 'Old Center' }])
  const { rows } = await pool.query<{ owner: string }>(
    `SELECT DISTINCT relowner::regrole::text AS owner FROM pg_class WHERE relnamespace = 'pgboss'::regnamespace`,
  )
  expect(rows).toEqual([{ owner: 'facialis_app' }])
  await pool.query(`SELECT pgboss.create_queue('new', '{"policy":"standard"}'::json)`)
  await pool.query(`SELECT pgboss.delete_queue('kept')`)
})

test('the application owns no table of the clinic and is master of nothing', async () => {
  const { rows } = await pool.query(
    `SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relowner = 'facialis_app'::regrole`,
  )
  expect(rows).toEqual([])
  const role = await pool.query(`SELECT rolsuper, rolcreaterole, rolcreatedb, rolbypassrls, rolreplication FROM pg_roles
    WHERE rolname = current_user`)
  expect(Object.values(role.rows[0] as object)).toEqual([false, false, false, false, false])
})

const forbidden = Object.keys(APPEND_ONLY).flatMap((table) => [
  `UPDATE ${table} SET center_id = center_id`,
  `DELETE FROM ${table}`,
  `TRUNCATE ${table}`,
  `ALTER TABLE ${table} DISABLE TRIGGER ALL`,
  `ALTER TABLE ${table} RENAME TO gone`,
  `ALTER TABLE ${table} OWNER TO facialis_app`,
  `DROP TABLE ${table} CASCADE`,
  `CREATE RULE hide AS ON INSERT TO ${table} DO INSTEAD NOTHING`,
  // Granting what one was not given with the right to pass it on does nothing, and PostgreSQL only warns.
  `GRANT ALL ON ${table} TO facialis_app; DELETE FROM ${table}`,
])

test.each([
  ...forbidden,
  `INSERT INTO audit_entry (center_id, seq, actor, role, action, outcome) VALUES (gen_random_uuid(), 7, '', '', '', 'done')`,
  `INSERT INTO audit_entry (center_id, at, actor, role, action, outcome) VALUES (gen_random_uuid(), now(), '', '', '', 'done')`,
  `CREATE OR REPLACE FUNCTION audit_seal(entry audit_entry) RETURNS bytea LANGUAGE sql AS 'SELECT NULL::bytea'`,
  `DROP FUNCTION audit_chain CASCADE`,
  `SET session_replication_role = replica`,
  `SET ROLE facialis`,
  `CREATE TABLE public.shadow ()`,
  `CREATE SCHEMA facialis_app`,
])('to the application PostgreSQL itself denies: %s', async (statement) => {
  const client = await pool.connect()
  try {
    await client.query('BEGIN')
    await expect(client.query(statement)).rejects.toMatchObject({ code: DENIED })
  } finally {
    await client.query('ROLLBACK')
    client.release()
  }
})

test.each([
  `CREATE FUNCTION pgboss.audit_seal(entry audit_entry) RETURNS bytea LANGUAGE sql AS $$ SELECT sha256('forged') $$`,
  `CREATE FUNCTION pgboss.clock_timestamp() RETURNS timestamptz LANGUAGE sql AS $$ SELECT '2001-01-01Z'::timestamptz $$`,
  `CREATE FUNCTION pgboss.audit_field(value text) RETURNS text LANGUAGE sql AS $$ SELECT '' $$`,
  `CREATE TEMPORARY TABLE audit_entry AS SELECT center_id, 99::bigint AS seq, sha256('forged') AS hash FROM public.audit_entry`,
])('number, time and seal of an entry stay the database\'s own beside the application\'s %s', async (forgery) => {
  const center = randomUUID()
  const client = await pool.connect()
  try {
    await client.query('BEGIN')
    const insert = `INSERT INTO public.audit_entry (center_id, actor, role, action, outcome) VALUES ($1, 'a', 'owner', 'patient', 'done')`
    await client.query(insert, [center])
    await client.query(forgery)
    await client.query('SET LOCAL search_path = pgboss, pg_temp, pg_catalog, public')
    await client.query(insert, [center])
    await client.query('RESET search_path')
    const { rows } = await client.query<StoredRow>(
      `SELECT ${ENTRY_COLUMNS} FROM public.audit_entry WHERE center_id = $1 ORDER BY audit_entry.seq`,
      [center],
    )
    const entries = rows.map(toAuditRow)
    expect(entries.map(({ seq }) => seq)).toEqual([1, 2])
    const follower = followChain()
    expect(entries.flatMap((entry) => follower.next(entry))).toEqual([])
    expect(Math.abs(Date.parse(entries[1]?.at ?? '') - Date.parse(entries[0]?.at ?? ''))).toBeLessThan(60_000)
  } finally {
    await client.query('ROLLBACK')
    client.release()
  }
})

test('a table that nobody thought of is granted in full at the next start, and nothing else to the lists of the owner', async () => {
  const rights = (table: string) =>
    pool.query<{ can: string }>(
      `SELECT string_agg(privilege_type, ' ' ORDER BY privilege_type) AS can FROM information_schema.table_privileges
       WHERE grantee = 'facialis_app' AND table_name = $1`,
      [table],
    )
  expect((await rights('patient')).rows[0]?.can).toBe('DELETE INSERT SELECT UPDATE')
  expect((await rights('kysely_migration')).rows[0]?.can).toBe('SELECT')
  expect((await rights('run')).rows[0]?.can).toBe('INSERT SELECT')
})

test('even the owner of the tables is stopped by the triggers', async () => {
  await db.insertInto('audit_entry')
    .values({ center_id: '11111111-2222-4333-8444-555555555555', actor: 'a', role: 'owner', action: 'patient', outcome: 'done' })
    .execute()
  for (const change of ['UPDATE audit_entry SET actor = \'b\'', 'DELETE FROM audit_entry', 'TRUNCATE audit_entry']) {
    await expect(asOwner(owner, (client) => client.query(change))).rejects.toThrow(/never changed or removed/)
  }
})

test('a connection that could change the audit is refused before anything is served', async () => {
  const master = new pg.Pool({ ...owner, max: 1 })
  await expect(requireConfined(master)).rejects.toThrow(/works as facialis/)
  await master.query('GRANT UPDATE ON audit_entry TO facialis_app')
  await expect(requireConfined(pool)).rejects.toThrow(/may change audit_entry/)
  await master.query('REVOKE UPDATE ON audit_entry FROM facialis_app')
  await master.query('ALTER ROLE facialis_app CREATEROLE')
  await expect(requireConfined(pool)).rejects.toThrow(/master of other roles/)
  await master.query('ALTER ROLE facialis_app NOCREATEROLE')
  await requireConfined(pool)
  await master.end()
})
