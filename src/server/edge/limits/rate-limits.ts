import { createHash } from 'node:crypto'
import { isIPv6 } from 'node:net'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { OPEN_ROUTES } from '../../../core/contract/permissions.ts'
import { BYTE_ROUTES, ROUTES } from '../../../core/contract/routes.ts'
import { Problem } from '../../routes/problem.ts'
import { type Allowance, tokenBuckets } from './token-bucket.ts'

/**
 * Kinds of requests that are counted apart: `entrance` changes something without a session (signing in, also at the hospital, the
 * first owner);
 * `pictures` and `screens` are many for one page; `api` is everything else.
 */
export type RequestKind = 'entrance' | 'pictures' | 'screens' | 'api'

/** How much one address and one session may ask for. A center behind one address (NAT) shares the first. */
export interface RateLimits {
  readonly byAddress: Readonly<Record<RequestKind, Allowance>>
  readonly bySession: Readonly<Record<Exclude<RequestKind, 'entrance'>, Allowance>>
}

/** A page with 100 thumbnails takes 110 requests; 30 people who open it within the same second pass. */
export const RATE_LIMITS: RateLimits = {
  byAddress: {
    entrance: { burst: 60, perSecond: 1 },
    pictures: { burst: 6000, perSecond: 300 },
    screens: { burst: 3000, perSecond: 100 },
    api: { burst: 3000, perSecond: 150 },
  },
  bySession: {
    pictures: { burst: 1500, perSecond: 50 },
    screens: { burst: 600, perSecond: 30 },
    api: { burst: 600, perSecond: 30 },
  },
}

const PICTURES: readonly (string | undefined)[] = [BYTE_ROUTES.picture, BYTE_ROUTES.original].map(({ path }) => `/api${path}`)
const BEGIN_SINGLE_SIGN_ON = '/api/auth/sso/begin'
const OPEN = new Set(OPEN_ROUTES.map((name) => `${ROUTES[name].method} /api${ROUTES[name].path}`))

function kindOf({ method, url, routeOptions }: FastifyRequest): RequestKind {
  if (!url.startsWith('/api/')) return 'screens'
  const pattern = routeOptions.url
  // It starts a sign-in, although a link leads there.
  if (pattern === BEGIN_SINGLE_SIGN_ON) return 'entrance'
  if (PICTURES.includes(pattern)) return 'pictures'
  const changes = method !== 'GET' && method !== 'HEAD'
  if (changes && pattern !== undefined && (OPEN.has(`${method} ${pattern}`) || pattern.startsWith('/api/auth/'))) return 'entrance'
  return 'api'
}

/** The address the request came from; of IPv6 the network of 64 bits, because one person has all of its addresses. */
function addressOf({ ip }: FastifyRequest): string {
  if (!isIPv6(ip)) return ip
  const [head = '', tail] = ip.replace(/%.*$/, '').split('::')
  const before = head.split(':').filter((group) => group !== '')
  const after = tail === undefined ? [] : tail.split(':').filter((group) => group !== '')
  const gap = Array<string>(Math.max(0, 8 - before.length - after.length)).fill('0')
  return [...before, ...gap, ...after].slice(0, 4).map((group) => parseInt(group, 16).toString(16)).join(':')
}

/** What tells one session from another: a digest of its cookie, whichever prefix the name of the cookie has. */
function sessionOf({ headers: { cookie } }: FastifyRequest): string | null {
  const token = cookie?.split(/; */).find((pair) => /^[\w.-]*session_token=./.test(pair))
  return token === undefined ? null : createHash('sha256').update(token).digest('base64')
}

/**
 * Answers `too-many` to who asks for more than is allowed, with the seconds to wait in Retry-After. Counted in this
 * process, by the address of the socket or of a trusted proxy's word; a cookie made up for every request escapes the
 * limit of a session, never that of the address.
 */
export function limitRates(app: FastifyInstance, limits: RateLimits): void {
  const byAddress = mapped(limits.byAddress)
  const bySession = mapped(limits.bySession)
  app.addHook('onRequest', async (request, reply) => {
    const kind = kindOf(request)
    const now = performance.now() / 1000
    const session = kind === 'entrance' ? null : sessionOf(request)
    const waits = [byAddress[kind].take(addressOf(request), now)]
    if (kind !== 'entrance' && session !== null) waits.push(bySession[kind].take(session, now))
    const wait = Math.max(...waits)
    if (wait === 0) return
    reply.header('retry-after', String(Math.ceil(wait)))
    throw new Problem('too-many', 'Too much was asked for in a short time: wait a moment and try again.')
  })
}

const mapped = <K extends string>(allowances: Readonly<Record<K, Allowance>>) =>
  Object.fromEntries(Object.entries<Allowance>(allowances).map(([kind, allowance]) => [kind, tokenBuckets(allowance)])) as Record<
    K,
    ReturnType<typeof tokenBuckets>
  >
