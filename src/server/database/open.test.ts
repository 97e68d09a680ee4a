import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { readConfig } from '../config.ts'
import { asOwner } from './role/application-role.ts'
import { startEmbedded } from './embedded.ts'
import { openDatabase } from './open.ts'

const data = await mkdtemp(join(tmpdir(), 'facialis-open-'))
const config = readConfig({ FACIALIS_DATA: data }, false, '/')
const ignore = () => null

afterAll(() => rm(data, { recursive: true, force: true }))

test('a data folder keeps its records from one start to the next', async () => {
  const first = await openDatabase(config, ignore)
  await first.db.insertInto('center').values({ name: 'Center', demo: null }).execute()
  await first.close()
  const second = await openDatabase(config, ignore)
  expect(await second.db.selectFrom('center').select('name').execute()).toEqual([{ name: 'Center' }])
  await second.close()
})

test('the database listens on no network and checks every page it reads', async () => {
  const database = await openDatabase(config, ignore)
  const setting = async (name: string) => (await database.pool.query<{ v: string }>('SELECT current_setting($1) AS v', [name])).rows[0]?.v
  expect(await setting('listen_addresses')).toBe('')
  expect(await setting('data_checksums')).toBe('on')
  expect(await setting('fsync')).toBe('on')
  await database.close()
})

test('a second Facialis on the same folder is refused, and the first goes on', async () => {
  const first = await openDatabase(config, ignore)
  await expect(openDatabase(config, ignore)).rejects.toThrow(/Another Facialis \(process \d+\) is using/)
  expect((await first.pool.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }])
  await first.close()
})

test('a server left running by a killed Facialis is adopted', async () => {
  const left = await startEmbedded(data)
  const found = await startEmbedded(data)
  expect([left.adopted, found.adopted]).toEqual([false, true])
  await found.stop()
})

test('a server that was killed itself recovers what was committed', async () => {
  const before = await openDatabase(config, ignore)
  await before.db.insertInto('center').values({ name: 'Committed', demo: null }).execute()
  const pidFile = join(data, 'postgres', 'cluster', 'postmaster.pid')
  process.kill(Number((await readFile(pidFile, 'utf8')).split('\n')[0]), 'SIGKILL')
  await before.db.destroy()
  const after = await openDatabase(config, ignore)
  const names = await after.db.selectFrom('center').select('name').execute()
  expect(names).toContainEqual({ name: 'Committed' })
  await after.close()
})

test('a run cannot be changed, removed or swept away', async () => {
  const { db, pool, owner, close } = await openDatabase(config, ignore)
  const { id: center } = await db.insertInto('center').values({ name: 'R', demo: null }).returning('id').executeTakeFirstOrThrow()
  await pool.query(
    `WITH p AS (INSERT INTO patient (center_id, name, birth_date, record_number, affected_side, diagnosis)
       VALUES ($1, 'N', '1980-01-31', '1', 'left', '') RETURNING id)
     INSERT INTO assessment (center_id, patient_id, date, note) SELECT $1, id, '2026-01-01', '' FROM p`, [center])
  await pool.query(
    `INSERT INTO photo (center_id, assessment_id, view, sha256, file_name, bytes, state, job)
     SELECT $1, id, 'rest', repeat('0', 64), 'a', 1, 'waiting', gen_random_uuid() FROM assessment`, [center])
  await pool.query(`INSERT INTO run (center_id, photo_id, engine, author, result) SELECT $1, id, '{}', 'x', '{}' FROM photo`, [center])
  for (const change of [`UPDATE run SET author = 'y'`, 'DELETE FROM run', 'TRUNCATE run']) {
    await expect(pool.query(change)).rejects.toThrow(/permission denied/)
    await expect(asOwner(owner, (client) => client.query(change))).rejects.toThrow(/never changed or removed/)
  }
  expect((await db.selectFrom('patient').select('birth_date').executeTakeFirst())?.birth_date).toBe('1980-01-31')
  await close()
})
