import { connect } from 'node:net'
import Fastify, { type InjectOptions } from 'fastify'
import { expect, test } from 'vitest'
import type { Config } from '../config.ts'
import { answerFailures, answerUnroutable } from '../routes/failures.ts'
import { guardEdge, trustProxy } from './edge.ts'
import { RATE_LIMITS, type RateLimits } from './limits/rate-limits.ts'
import { requestOrigin, requestScheme } from './proxy/requests.ts'

type Edge = Partial<Pick<Config, 'publicUrl' | 'host' | 'trustedProxies'>> & { limits?: RateLimits }

/** A server with the edge and a few routes: what a request says of itself, a change, a picture, the entrances. */
function serverBehindEdge(given: Edge = {}) {
  const edge = { publicUrl: null, host: '127.0.0.1', trustedProxies: [], limits: RATE_LIMITS, ...given }
  const app = Fastify({ trustProxy: trustProxy(edge), frameworkErrors: answerUnroutable })
  answerFailures(app)
  guardEdge(app, edge)
  app.get('/api/seen', (request) => ({ ip: request.ip, scheme: requestScheme(request), origin: requestOrigin(request) }))
  app.get('/api/health/live', () => 'live')
  app.get('/api/photos/:id/picture', () => 'picture')
  app.post('/api/change', () => 'changed')
  app.post('/api/setup', () => 'set up')
  app.get('/api/auth/sso/begin', () => 'to the hospital')
  app.get('/', () => 'screen')
  const ask = async (options: InjectOptions) => {
    const answer = await app.inject(options)
    return { status: answer.statusCode, headers: answer.headers, body: answer.body }
  }
  return { app, ask }
}

const behindEdge = (given?: Edge) => serverBehindEdge(given).ask

const few = { burst: 2, perSecond: 0.001 }
const FEW: RateLimits = {
  byAddress: { entrance: few, pictures: few, screens: few, api: few },
  bySession: { pictures: few, screens: few, api: few },
}

const forged = { 'x-forwarded-for': '203.0.113.9', 'x-forwarded-proto': 'https', 'x-forwarded-host': 'evil.example' }

test('forwarding headers of somebody who is no trusted proxy have no effect', async () => {
  for (const trustedProxies of [[], ['10.0.0.0/8']]) {
    const { body, headers } = await behindEdge({ trustedProxies })({ url: '/api/seen', headers: forged })
    expect(JSON.parse(body)).toEqual({ ip: '127.0.0.1', scheme: 'http', origin: 'http://localhost' })
    expect(headers).not.toHaveProperty('strict-transport-security')
  }
})

test('a trusted proxy says who asks, and by which scheme and name', async () => {
  const headers = { ...forged, 'x-forwarded-host': 'localhost:8443' }
  const answer = await behindEdge({ trustedProxies: ['127.0.0.1'] })({ url: '/api/seen', headers })
  expect(JSON.parse(answer.body)).toEqual({ ip: '203.0.113.9', scheme: 'https', origin: 'https://localhost:8443' })
  expect(answer.headers['strict-transport-security']).toBe('max-age=63072000; includeSubDomains')
})

test('an address that the caller put before the proxy’s own word is not taken for the caller’s', async () => {
  const headers = { 'x-forwarded-for': '198.51.100.1, 203.0.113.9' }
  const { body } = await behindEdge({ trustedProxies: ['127.0.0.1'] })({ url: '/api/seen', headers })
  expect(JSON.parse(body)).toMatchObject({ ip: '203.0.113.9' })
})

test('the public address fixes host and scheme, whatever a request says', async () => {
  const ask = behindEdge({ publicUrl: 'https://facialis.example' })
  const { body, headers } = await ask({ url: '/api/seen', headers: { host: 'facialis.example' } })
  expect(JSON.parse(body)).toMatchObject({ scheme: 'https', origin: 'https://facialis.example' })
  expect(headers['strict-transport-security']).toBeDefined()
  for (const host of ['localhost', 'evil.example', 'facialis.example.evil.example', 'facialis.example:8080']) {
    expect((await ask({ url: '/api/seen', headers: { host } })).status).toBe(400)
  }
  expect((await ask({ url: '/api/health/live', headers: { host: '10.1.2.3:7007' } })).status).toBe(200)
})

test('without a public address only this machine’s own names are answered, which no website can take', async () => {
  const ask = behindEdge({ host: 'clinic-server' })
  const status = async (host: string) => (await ask({ url: '/api/seen', headers: { host } })).status
  const own = ['localhost:7007', '127.0.0.1:7007', '[::1]:7007', '192.168.1.7', 'clinic-server:7007']
  expect(await Promise.all(own.map(status))).toEqual(own.map(() => 200))
  const foreign = ['evil.example', 'localhost.evil.example', '127.0.0.1.evil.example', 'evil.example@localhost', 'a b']
  expect(await Promise.all(foreign.map(status))).toEqual(foreign.map(() => 400))
})

const foreigners: readonly Record<string, string>[] = [
  { origin: 'https://evil.example' },
  { origin: 'http://localhost:8080' },
  { origin: 'null' },
  { 'sec-fetch-site': 'cross-site' },
  { 'sec-fetch-site': 'same-site' },
  { origin: 'http://localhost', 'sec-fetch-site': 'cross-site' },
]

test.each(foreigners)('a change asked for by another website is refused: %o', async (headers) => {
  const { status, body } = await behindEdge()({ method: 'POST', url: '/api/change', headers })
  expect([status, (JSON.parse(body) as { code: string }).code]).toEqual([403, 'forbidden'])
})

test('a change asked for by a page of this server, or by a program, is not', async () => {
  for (const headers of [{}, { origin: 'http://localhost' }, { origin: 'http://localhost', 'sec-fetch-site': 'same-origin' }]) {
    expect((await behindEdge()({ method: 'POST', url: '/api/change', headers })).status).toBe(200)
  }
})

test('with a public address the scheme of the origin counts as well', async () => {
  const ask = behindEdge({ publicUrl: 'https://facialis.example' })
  const change = (origin: string) =>
    ask({ method: 'POST', url: '/api/change', headers: { host: 'facialis.example', origin } })
  expect([(await change('https://facialis.example')).status, (await change('http://facialis.example')).status]).toEqual([200, 403])
})

test('another website can link here, but not read the interface', async () => {
  const ask = behindEdge()
  const read = async (url: string, mode: string) =>
    (await ask({ url, headers: { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': mode } })).status
  expect([await read('/', 'navigate'), await read('/api/seen', 'navigate')]).toEqual([200, 200])
  expect([await read('/api/seen', 'no-cors'), await read('/api/seen', 'cors')]).toEqual([403, 403])
})

test('who asks too much is told when to come back, and a forged address or a new cookie does not help', async () => {
  const ask = behindEdge({ limits: FEW })
  const statuses: number[] = []
  for (let i = 0; i < 4; i++) {
    const headers = { 'x-forwarded-for': `203.0.113.${String(i)}`, cookie: `facialis.session_token=${String(i)}` }
    const { status, headers: answered } = await ask({ url: '/api/seen', headers })
    statuses.push(status)
    if (status === 429) expect(Number(answered['retry-after'])).toBeGreaterThan(0)
  }
  expect(statuses).toEqual([200, 200, 429, 429])
})

test('one session is limited also when it comes from many addresses', async () => {
  const limits = { ...FEW, byAddress: RATE_LIMITS.byAddress }
  const ask = behindEdge({ limits, trustedProxies: ['127.0.0.1'] })
  const from = async (ip: string, name: string) =>
    (await ask({ url: '/api/seen', headers: { 'x-forwarded-for': ip, cookie: `${name}=stolen` } })).status
  const name = '__Host-facialis.session_token'
  expect([await from('203.0.113.1', name), await from('203.0.113.2', name), await from('203.0.113.3', name)]).toEqual([200, 200, 429])
})

test('all addresses of one IPv6 network count as one', async () => {
  const ask = behindEdge({ limits: FEW, trustedProxies: ['127.0.0.1'] })
  const from = async (ip: string) => (await ask({ url: '/api/seen', headers: { 'x-forwarded-for': ip } })).status
  const ips = ['2001:db8:0:1::1', '2001:db8::1:ffff:0:0:2', '2001:0db8:0:0001::3', '2001:db8:0:2::1']
  const statuses: number[] = []
  for (const ip of ips) statuses.push(await from(ip))
  expect(statuses).toEqual([200, 200, 429, 200])
})

test('a page with 100 thumbnails, opened ten times in a row, meets no limit; 61 tries at the entrance do', async () => {
  const ask = behindEdge()
  const cookie = 'facialis.session_token=one'
  for (let i = 0; i < 1000; i++) {
    expect((await ask({ url: '/api/photos/0/picture', headers: { cookie } })).status).toBe(200)
  }
  const entrance: number[] = []
  for (let i = 0; i < 62; i++) entrance.push((await ask({ method: 'POST', url: '/api/setup' })).status)
  expect([entrance[0], entrance.at(-1)]).toEqual([200, 429])
})

test('the way to the hospital counts as an entrance', async () => {
  const ask = behindEdge({ limits: { ...RATE_LIMITS, byAddress: { ...RATE_LIMITS.byAddress, entrance: few } } })
  const statuses: number[] = []
  for (let i = 0; i < 3; i++) statuses.push((await ask({ url: '/api/auth/sso/begin' })).status)
  expect(statuses).toEqual([200, 200, 429])
})

/** A request as it goes over the line: `inject` would put an address in order first. */
async function spoken(port: number, target: string, headers: string): Promise<string> {
  const socket = connect(port, '127.0.0.1')
  socket.end(`GET ${target} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n${headers}\r\n`)
  let answer = ''
  for await (const chunk of socket) answer += String(chunk)
  return answer
}

test('there is one spelling of the interface: what would slip past the rules of the edge reaches no route', async () => {
  const { app } = serverBehindEdge()
  const { port } = new URL(await app.listen({ port: 0, host: '127.0.0.1' }))
  try {
    const foreign = 'Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: no-cors\r\n'
    expect(await spoken(Number(port), '/api/seen', foreign)).toMatch(/^HTTP\/1.1 403 /)
    for (const target of ['/%61pi/seen', '/ap%69/seen', 'http://localhost/api/seen', '//localhost/api/seen', '/api%2Fseen']) {
      const answer = await spoken(Number(port), target, foreign)
      expect([target, answer.slice(9, 12), answer.includes('"code":"invalid"')]).toEqual([target, '400', true])
      expect(answer).not.toContain('"scheme"')
    }
    for (const target of ['/', '/api/seen?x=%61', '/api/health/live']) {
      expect(await spoken(Number(port), target, '')).toMatch(/^HTTP\/1.1 200 /)
    }
  } finally {
    await app.close()
  }
})

test('every answer, also a refusal, carries the headers that bind a browser', async () => {
  const ask = behindEdge()
  for (const url of ['/api/seen', '/', '/api/nothing', '/api/%zz']) {
    const { headers } = await ask({ url })
    expect(headers).toMatchObject({
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'cross-origin-embedder-policy': 'require-corp',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
    })
    expect(headers['permissions-policy']).toMatch(/^camera=\(self\).*microphone=\(\)/)
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'")
  }
  expect((await ask({ url: '/api/seen' })).headers).toMatchObject({ 'cache-control': 'no-store' })
})

test('no policy lets a script of the page itself run, and an answer of the interface runs nothing at all', async () => {
  const ask = behindEdge()
  const policy = async (url: string) => String((await ask({ url })).headers['content-security-policy'])
  expect(await policy('/')).toMatch(/script-src 'self';/)
  expect(await policy('/')).not.toMatch(/script-src[^;]*(data:|https:|\*)/)
  expect(await policy('/')).not.toContain('unsafe')
  expect(await policy('/api/seen')).toMatch(/^default-src 'none';.*sandbox$/)
})
