import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { call } from './call.ts'
import { currentSession } from './session.ts'

// A real server and the real fetch; a page's own address, which Node does not have, is put before each path.
let answer: RequestListener = () => undefined
const server = createServer((request, response) => answer(request, response))
const { fetch } = globalThis

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  vi.stubGlobal('fetch', (path: string, init: RequestInit) => fetch(`http://127.0.0.1:${port}${path}`, init))
})
afterEach(() => server.closeAllConnections())
afterAll(() => {
  vi.unstubAllGlobals()
  server.close()
})

const setup = { version: '0.0.0', needsOwner: false, centerName: 'Center', demo: null, singleSignOn: null }

test('an answer that the contract describes is given back', async () => {
  answer = (_, response) => response.end(JSON.stringify(setup))
  expect(await call('setupState')).toEqual(setup)
})

test('an answer of another kind is unreadable, and names the route', async () => {
  answer = (_, response) => response.end('<!doctype html>')
  await expect(call('setupState')).rejects.toMatchObject({ code: 'unreadable', message: 'GET /setup' })
})

test('a problem comes with the server’s own sentence and field', async () => {
  const problem = { code: 'conflict', message: 'Another patient has the record number R-1.', field: 'recordNumber' }
  answer = (_, response) => response.writeHead(409).end(JSON.stringify(problem))
  await expect(call('patients')).rejects.toMatchObject(problem)
})

test.each([
  ['before its answer', false],
  ['in the middle of its answer', true],
])('a server that goes away %s is offline', async (_, begun) => {
  answer = (request, response) => {
    if (begun) response.writeHead(200, { 'content-length': '1000' }).write('[{', () => request.socket.destroy())
    else request.socket.destroy()
  }
  await expect(call('patients')).rejects.toMatchObject({ name: 'Failure', code: 'offline' })
  await expect(currentSession()).rejects.toMatchObject({ name: 'Failure', code: 'offline' })
})

test('a call that nobody waits for any more ends as an abort, not as a failure', async () => {
  const leaving = new AbortController()
  answer = (_, response) => {
    response.writeHead(200, { 'content-length': '1000' }).write('[{', () => leaving.abort())
  }
  await expect(call('patients', { signal: leaving.signal })).rejects.toMatchObject({ name: 'AbortError' })
})
