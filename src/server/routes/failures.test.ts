import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { readConfig } from '../config.ts'
import { start } from '../start.ts'

const open = async (data: string) =>
  start({
    config: readConfig({ FACIALIS_DATA: data }, false, '/'),
    demo: false,
    web: join(data, 'web'),
    version: '0.0.0',
    openMeasurer: () => Promise.reject(new Error('nothing is measured here')),
    lanes: 1,
    onLost: () => null,
  })

const owner = { centerName: 'Center', name: 'Ada Owner', email: 'ada@center.example', password: 'a long enough password' }

test('a request that stalls does not hold the stop for longer than service managers wait', async () => {
  const data = await mkdtemp(join(tmpdir(), 'facialis-stalled-'))
  const { app, close } = await open(data)
  const { port } = new URL(await app.listen({ port: 0, host: '127.0.0.1' }))
  const stalled = connect(Number(port), '127.0.0.1')
  stalled.on('error', () => null)
  stalled.write('POST /api/setup HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n{"a":')
  await sleep(200)
  const before = performance.now()
  await close()
  expect(performance.now() - before).toBeLessThan(10_000)
  await rm(data, { recursive: true, force: true })
}, 60_000)

test('while the database is away every request is told so, and nothing is called a defect', async () => {
  const data = await mkdtemp(join(tmpdir(), 'facialis-away-'))
  const { app, close } = await open(data)
  await app.inject({ method: 'POST', url: '/api/setup', payload: owner })
  const [session] = (await app.inject({ method: 'POST', url: '/api/auth/sign-in/email', payload: owner })).cookies
  const cookie = `${session?.name ?? ''}=${encodeURIComponent(session?.value ?? '')}`

  const pid = Number((await readFile(join(data, 'postgres', 'cluster', 'postmaster.pid'), 'utf8')).split('\n')[0])
  // SIGQUIT: PostgreSQL's immediate shutdown, as if the power had failed.
  process.kill(pid, 'SIGQUIT')
  await sleep(1000)
  for (const url of ['/api/patients', '/api/setup', '/api/work', '/api/auth/get-session']) {
    const answer = await app.inject({ url, headers: { cookie } })
    expect([url, answer.statusCode, answer.json<{ code: string }>().code]).toEqual([url, 503, 'unavailable'])
  }
  await close()
  await rm(data, { recursive: true, force: true })
}, 60_000)
