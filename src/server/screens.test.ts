import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Fastify from 'fastify'
import { afterAll, expect, test } from 'vitest'
import { guardEdge } from './edge/edge.ts'
import { RATE_LIMITS } from './edge/limits/rate-limits.ts'
import { answerFailures } from './routes/failures.ts'
import { serveScreens } from './screens.ts'

const web = await mkdtemp(join(tmpdir(), 'facialis-screens-'))
await mkdir(join(web, 'assets'))
await writeFile(join(web, 'index.html'), '<meta property="csp-nonce" nonce="FACIALIS_NONCE"><link nonce="FACIALIS_NONCE">')
await writeFile(join(web, 'assets', 'main-1a2b.js'), 'export {}')
const app = Fastify()
answerFailures(app)
guardEdge(app, { publicUrl: null, host: '127.0.0.1', trustedProxies: [], limits: RATE_LIMITS })
await serveScreens(app, web)
afterAll(async () => {
  await app.close()
  await rm(web, { recursive: true })
})

test.each(['/', '/index.html', '/patients/1/overview'])('%s is a page whose style elements need a nonce of this answer', async (url) => {
  const [first, second] = [await app.inject(url), await app.inject(url)]
  const nonce = /nonce="([^"]+)"/.exec(first.body)?.[1] ?? 'none'
  expect(Buffer.from(nonce, 'base64').byteLength).toBe(16)
  expect(first.body).not.toContain('FACIALIS_NONCE')
  expect(first.headers['content-security-policy']).toContain(`style-src 'self' 'nonce-${nonce}'`)
  expect(first.headers['cache-control']).toBe('no-store')
  expect(second.body).not.toContain(nonce)
})

test('files of the build are kept by the browser; one of an earlier build is not answered with a page', async () => {
  const file = await app.inject('/assets/main-1a2b.js')
  expect([file.statusCode, file.headers['cache-control']]).toEqual([200, 'public, max-age=31536000, immutable'])
  expect((await app.inject('/assets/main-0000.js')).statusCode).toBe(404)
  expect((await app.inject({ method: 'POST', url: '/patients' })).statusCode).toBe(404)
})
