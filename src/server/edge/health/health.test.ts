import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Fastify from 'fastify'
import pg from 'pg'
import { afterAll, expect, test } from 'vitest'
import { readConfig } from '../../config.ts'
import { openDatabase } from '../../database/open.ts'
import { healthRoutes } from './health-routes.ts'
import { type CheckName, readinessOf, SPACE_MINIMUM_BYTES, type Watched } from './readiness.ts'

const data = await mkdtemp(join(tmpdir(), 'facialis-health-'))
const database = await openDatabase(readConfig({ FACIALIS_DATA: data }, false, '/'), () => null)
let closed = false
const closeDatabase = async () => {
  if (!closed) await database.close()
  closed = true
}
afterAll(async () => {
  await closeDatabase()
  await rm(data, { recursive: true, force: true })
})

async function ready(broken: Partial<Watched> = {}): Promise<{ status: number; failed: CheckName[] }> {
  const app = Fastify()
  healthRoutes(app, readinessOf({ db: database.db, data, free: () => Promise.resolve(SPACE_MINIMUM_BYTES), ...broken }))
  const answer = await app.inject('/api/health/ready')
  const { checks } = answer.json<{ checks: Record<CheckName, boolean> }>()
  const failed = Object.entries(checks).filter(([, passed]) => !passed).map(([name]) => name as CheckName)
  return { status: answer.statusCode, failed }
}

test('a whole Facialis is ready, and the check leaves nothing behind on the disk', async () => {
  expect(await ready()).toEqual({ status: 200, failed: [] })
  expect((await readdir(data)).filter((name) => name.startsWith('.ready'))).toEqual([])
})

test('too little space is told as such', async () => {
  expect(await ready({ free: () => Promise.resolve(SPACE_MINIMUM_BYTES - 1) })).toEqual({ status: 503, failed: ['space'] })
})

test('a data folder that takes no file is told as such', async () => {
  const nowhere = join(data, 'nowhere')
  expect(await ready({ data: nowhere })).toEqual({ status: 503, failed: ['disk'] })
})

test('tables that a newer Facialis has changed are told as such', async () => {
  // Only the owner of the tables writes there.
  const owner = new pg.Client(database.owner)
  await owner.connect()
  await owner.query("INSERT INTO kysely_migration (name, timestamp) VALUES ('9999-later', '')")
  expect(await ready()).toEqual({ status: 503, failed: ['migrations'] })
  await owner.query("DELETE FROM kysely_migration WHERE name = '9999-later'")
  await owner.end()
})

test('without its database a process lives and is not ready', async () => {
  await closeDatabase()
  expect(await ready()).toEqual({ status: 503, failed: ['database', 'migrations'] })
  const app = Fastify()
  healthRoutes(app, readinessOf({ db: database.db, data }))
  expect((await app.inject('/api/health/live')).statusCode).toBe(200)
})
