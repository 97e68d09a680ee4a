import { createHash, randomUUID } from 'node:crypto'
import type { InjectOptions } from 'fastify'
import fc from 'fast-check'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { PROBLEM_STATUS, problemSchema } from '../../src/core/contract/problem.ts'
import type { ByteRoute, RecordKind, Route } from '../../src/core/contract/route.ts'
import { BYTE_ROUTES, type ByteRouteName, type RouteName, ROUTES } from '../../src/core/contract/routes.ts'
import { openHand, type Hand } from '../../src/server/testing/people.ts'
import { openClinic, OWNER, PERSON, type TestClinic } from '../../src/server/testing/clinic.ts'
import { figure, LONG } from './figures.ts'
import { REFUSES } from './refusing-measurer.ts'
import { validFor } from './schema/arbitrary.ts'
import { mutated } from './schema/mutated.ts'

const CASES = LONG ? 5000 : 200
const SEED = 20261123
const NAMES = Object.keys(ROUTES) as RouteName[]
const BYTE_NAMES = Object.keys(BYTE_ROUTES) as ByteRouteName[]

let clinic: TestClinic
let hand: Hand
let center = ''
let png: Buffer
const known = new Map<RecordKind, string>()
const passed: string[] = []

beforeAll(async () => {
  clinic = await openClinic(REFUSES)
  png = await sharp({ create: { width: 9, height: 7, channels: 3, background: 'teal' } }).png().toBuffer()
  await clinic.ask('POST', '/setup', OWNER)
  hand = await openHand(clinic.data)
  center = (await hand.sql<{ id: string }>('SELECT id FROM center'))[0]?.id ?? ''
  const { cookie } = await hand.person(center, 'owner')
  const post = async (path: string, payload: object) =>
    (await clinic.app.inject({ method: 'POST', url: `/api${path}`, headers: { cookie }, payload })).json<{ id: string }>().id
  known.set('patient', await post('/patients', PERSON))
  known.set('assessment', await post(`/patients/${known.get('patient') ?? ''}/assessments`, { date: '2026-01-02' }))
  const url = `/api/assessments/${known.get('assessment') ?? ''}/photos/rest`
  const sent = await clinic.app.inject({ method: 'PUT', url, headers: { cookie, ...headersOf(png) }, payload: png })
  known.set('photo', sent.json<{ id: string }>().id)
})
afterAll(async () => {
  if (passed.length === NAMES.length + BYTE_NAMES.length) {
    const measured = `${passed.length} routes × ${CASES} cases, 0 answers of 5xx, 0 outside the contract`
    figure('fuzz: requests made from the schema of a route, and mutations of them', measured, '0 and 0')
  }
  await hand?.close()
  await clinic?.close()
})

const headersOf = (bytes: Buffer) => ({
  'content-type': 'application/octet-stream',
  'x-file-name': 'a.png',
  'x-content-sha256': createHash('sha256').update(bytes).digest('hex'),
})

/** Records that exist, that do not, and what no record is named. */
function identifiers(kind: RecordKind | null): fc.Arbitrary<string> {
  const there = (kind === null ? undefined : known.get(kind)) ?? randomUUID()
  return fc.oneof(
    { weight: 4, arbitrary: fc.constant(there) },
    { weight: 1, arbitrary: fc.uuid() },
    { weight: 1, arbitrary: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }).map(encodeURIComponent) },
    { weight: 1, arbitrary: fc.constantFrom('%00', '..%2f..', '1%27%20OR%201=1', 'null', '%ff', '0'.repeat(90)) },
  )
}

/** What every answer must be: told in the contract, in its shape, and without a trace of the inside. */
function checkAnswer(status: number, text: string, answer: z.ZodType | null): void {
  expect(text).not.toMatch(/\n\s+at |node_modules|src\/server|SELECT |INSERT |pg_/)
  if (status >= 200 && status < 300) {
    if (answer !== null) expect(z.prettifyError(answer.safeParse(JSON.parse(text)).error ?? new z.ZodError([]))).toBe('')
    return
  }
  if (status === 304) return
  const problem = problemSchema.parse(JSON.parse(text))
  expect([status, problem]).toEqual([PROBLEM_STATUS[problem.code], problem])
  expect(['defect', 'unavailable', 'too-many', 'storage-full']).not.toContain(problem.code)
}

let caller = 0
/** Every case comes from an address of its own: what is tried here are the routes, not the limits of rate. */
const nextAddress = () => {
  caller++
  return `10.${String((caller >> 16) & 255)}.${String((caller >> 8) & 255)}.${String(caller & 255)}`
}

async function fuzz(name: string, { method, path, of }: Route | ByteRoute, requests: fc.Arbitrary<Partial<InjectOptions>>, answer: z.ZodType | null) {
  let cookie = ''
  const property = fc.asyncProperty(identifiers(of), requests, fc.nat(), async (id, request, n) => {
    // A new account now and then: a request may end the session, or take the account's rights away.
    if (cookie === '' || n % 25 === 0) cookie = (await hand.person(center, 'owner')).cookie
    const url = `/api${path.replace(':id', id).replace(':view', 'rest').replace(':upload', known.get('photo') ?? '')}`
    const headers = { cookie, ...request.headers }
    const { statusCode, body } = await clinic.app.inject({ ...request, method, url, headers, remoteAddress: nextAddress() })
    checkAnswer(statusCode, body, answer)
  })
  await fc.assert(property, { numRuns: CASES, seed: SEED, endOnFailure: true }).catch((error: unknown) => {
    throw new Error(`${name}: ${error instanceof Error ? error.message : String(error)}`, { cause: error })
  })
  passed.push(name)
}

test.each(NAMES)('%s answers whatever it is sent as the contract says', async (name) => {
  const route: Route = ROUTES[name]
  const valid = validFor(route.body)
  const bodies = route.body instanceof z.ZodNull ? fc.constant(null) : fc.oneof(valid, mutated(valid), mutated(mutated(valid)))
  const requests = bodies.map((body) =>
    body === null ? {} : { payload: JSON.stringify(body), headers: { 'content-type': 'application/json' } },
  )
  await fuzz(name, route, requests, route.answer)
}, 30 * 60_000)

test.each(BYTE_NAMES)('%s answers whatever it is sent as the contract says', async (name) => {
  const bytes = fc.oneof(
    fc.constant(png),
    fc.uint8Array({ maxLength: 200 }).map((made) => Buffer.from(made)),
    fc.nat({ max: png.byteLength - 1 }).map((end) => png.subarray(0, end)),
  )
  const odd = fc.record(
    {
      'x-file-name': fc.string({ maxLength: 60 }).map(encodeURIComponent),
      'x-content-sha256': fc.oneof(fc.constant('0'.repeat(64)), fc.stringMatching(/^[0-9a-f]{0,70}$/)),
      'content-type': fc.constantFrom('image/png', 'application/json', 'text/html', 'application/octet-stream'),
      range: fc.constantFrom('bytes=0-', 'bytes=5-1', 'bytes=999999-', 'lines=1'),
      'if-none-match': fc.constantFrom('*', '"x"'),
    },
    { requiredKeys: [], noNullPrototype: true },
  )
  const requests = fc.tuple(bytes, odd, fc.constantFrom('', '?size=screen', '?size=thumbnail', '?size=huge', '?size[]=a', '?purpose=care'))
  const { method } = BYTE_ROUTES[name] as ByteRoute
  await fuzz(
    name,
    BYTE_ROUTES[name],
    requests.map(([payload, headers, query]) => ({
      ...(method === 'GET' ? {} : { payload }),
      headers: { ...headersOf(payload), ...headers },
      query: query.slice(1),
    })),
    null,
  )
}, 30 * 60_000)
