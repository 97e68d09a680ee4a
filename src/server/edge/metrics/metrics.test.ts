import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Fastify from 'fastify'
import { afterAll, expect, test } from 'vitest'
import { readConfig } from '../../config.ts'
import { openDatabase } from '../../database/open.ts'
import { JOBS, measurePhoto } from '../../jobs/catalogue.ts'
import { openQueue } from '../../jobs/queue.ts'
import { openMetrics } from './metrics.ts'
import { listenForMetrics } from './metrics-listener.ts'

const CANARY = 'Zora-Canary'
const PHOTO = '0f8fad5b-d9cb-469f-a165-70867728950e'

const data = await mkdtemp(join(tmpdir(), 'facialis-metrics-'))
const database = await openDatabase(readConfig({ FACIALIS_DATA: data }, false, '/'), () => null)
const { db, pool } = database
const queue = await openQueue(pool, JOBS, () => null)
const metrics = openMetrics({ db, pool, data })
const listener = await listenForMetrics(metrics, { host: '127.0.0.1', port: 0 })
afterAll(async () => {
  await listener.close()
  await queue.stop()
  await database.close()
  await rm(data, { recursive: true, force: true })
})

const asked = async (path = '/metrics') => fetch(`http://127.0.0.1:${String(listener.port)}${path}`)

test('the numbers tell how long requests of a route took, what waits, and how the database and the disk are', async () => {
  const app = Fastify()
  metrics.watch(app)
  app.get('/api/photos/:id', () => 'photo')
  await app.inject(`/api/photos/${PHOTO}?name=${CANARY}`)
  await app.inject(`/${CANARY}`)
  await db.transaction().execute((transaction) => queue.send(transaction, measurePhoto, [{ photo: PHOTO, job: PHOTO }]))
  const text = await (await asked()).text()
  expect(text).toContain('facialis_request_seconds_count{method="GET",route="/api/photos/:id",status="200"} 1')
  expect(text).toContain('facialis_request_seconds_count{method="GET",route="none",status="404"} 1')
  expect(text).toContain('facialis_jobs{job="measure-photo",state="created"} 1')
  expect(text).toMatch(/^facialis_database_answers 1$/m)
  expect(text).toMatch(/^facialis_free_bytes \d{6,}$/m)
  expect(text).toMatch(/^facialis_audit_entries 0$/m)
  expect(text).toMatch(/^nodejs_eventloop_lag_p99_seconds /m)
  // Neither what was asked nor which record it was about.
  expect(text).not.toContain(CANARY)
  expect(text).not.toContain(PHOTO)
})

test('there is nothing else on the port of the numbers', async () => {
  expect((await asked('/')).status).toBe(404)
  expect((await asked('/api/patients')).status).toBe(404)
})

test('a port that is taken is named', async () => {
  await expect(listenForMetrics(metrics, { host: '127.0.0.1', port: listener.port })).rejects.toThrow(/FACIALIS_METRICS_PORT.*EADDRINUSE/)
})
