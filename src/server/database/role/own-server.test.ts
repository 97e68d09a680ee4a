import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { readConfig } from '../../config.ts'
import { asOwner } from './application-role.ts'
import { startEmbedded } from '../embedded.ts'
import { openDatabase } from '../open.ts'

const data = await mkdtemp(join(tmpdir(), 'facialis-own-'))
// Plays the server of a hospital, with its administrator.
const server = await startEmbedded(data)
const socket = encodeURIComponent(String(server.connection.host))

const url = (user: string, password: string, database: string) =>
  `postgres://${user}:${password}@localhost:5432/${database}?host=${socket}`

const administrator = (...statements: string[]) =>
  asOwner(server.connection, async (client) => {
    for (const statement of statements) await client.query(statement)
  })

const open = (environment: Record<string, string>) =>
  openDatabase(readConfig({ FACIALIS_DATA: data, ...environment }, false, '/'), () => null)

const roleOf = async (database: Awaited<ReturnType<typeof open>>) =>
  (await database.pool.query<{ role: string }>('SELECT current_user::text AS role')).rows[0]?.role

afterAll(async () => {
  await server.stop()
  await rm(data, { recursive: true, force: true })
})

test('with the URL of an administrator alone, every connection works as the role of the application', async () => {
  await administrator('CREATE DATABASE one')
  const DATABASE_URL = url('facialis', String(server.connection.password), 'one')
  const database = await open({ DATABASE_URL })
  expect(await roleOf(database)).toBe('facialis_app')
  await expect(database.pool.query('DELETE FROM audit_entry')).rejects.toMatchObject({ code: '42501' })
  await database.close()
})

test('an account that may not make the role is refused with what the administrator must do, and then comes up', async () => {
  await administrator(`CREATE ROLE hospital LOGIN PASSWORD 'secret'`, 'CREATE DATABASE two OWNER hospital')
  const DATABASE_URL = url('hospital', 'secret', 'two')
  await expect(open({ DATABASE_URL })).rejects.toThrow(/administrator .* CREATE ROLE facialis_app .* GRANT facialis_app TO "hospital"/)
  await administrator('GRANT facialis_app TO hospital')
  const database = await open({ DATABASE_URL })
  expect(await roleOf(database)).toBe('facialis_app')
  await database.close()
})

test('an owner with a URL of its own makes the tables, and the account that works can never become it', async () => {
  await administrator(
    `CREATE ROLE maker LOGIN CREATEROLE PASSWORD 'secret'`,
    `CREATE ROLE worker LOGIN PASSWORD 'secret'`,
    'GRANT facialis_app TO maker WITH ADMIN OPTION',
    'CREATE DATABASE three OWNER maker',
  )
  const database = await open({
    DATABASE_URL: url('worker', 'secret', 'three'),
    FACIALIS_DATABASE_OWNER_URL: url('maker', 'secret', 'three'),
  })
  expect(await roleOf(database)).toBe('facialis_app')
  await expect(database.pool.query('SET ROLE maker')).rejects.toMatchObject({ code: '42501' })
  expect(await asOwner(database.owner, async (client) => (await client.query('SELECT current_user::text AS u')).rows)).toEqual([{ u: 'maker' }])
  await database.close()
})

test('an owner without any right over roles will do, when the administrator has made both accounts', async () => {
  await administrator(
    `CREATE ROLE plain LOGIN PASSWORD 'secret'`,
    'GRANT facialis_app TO plain',
    'CREATE DATABASE four OWNER plain',
  )
  const database = await open({
    DATABASE_URL: url('facialis_app', String(server.application.password), 'four'),
    FACIALIS_DATABASE_OWNER_URL: url('plain', 'secret', 'four'),
  })
  expect(await roleOf(database)).toBe('facialis_app')
  await database.close()
})

test('a database that cannot be reached is named by its variable', async () => {
  await expect(open({ DATABASE_URL: url('nobody', 'x', 'one') })).rejects.toThrow(/cannot reach the database of DATABASE_URL/)
})
