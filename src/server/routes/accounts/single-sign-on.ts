import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { cookieOf } from '../../auth/cookies.ts'
import { afterFirstFactor, enter } from '../../auth/sign-in/enter.ts'
import { beginCeremony, endCeremony } from '../../auth/sign-in/ceremonies.ts'
import { beginLink, LINK_COOKIE } from '../../auth/sso/link-identity.ts'
import { personOfIdentity } from '../../auth/sso/person-of-identity.ts'
import { checksSchema } from '../../auth/sso/single-sign-on.ts'
import { requestOrigin } from '../../edge/proxy/requests.ts'
import { setCookies, visitorOf } from '../auth.ts'
import { headersOf } from '../caller.ts'
import { Problem } from '../problem.ts'
import type { Services } from '../services.ts'

const KIND = 'single-sign-on'
const COOKIE = 'facialis.single-sign-on'
const CALLBACK = '/api/auth/sso/callback'
const stateSchema = checksSchema.extend({ next: z.string() })

const HERE = 'http://facialis.invalid'
// Browsers drop tabs and line breaks from an address before they read it.
const CONTROL = /\p{Cc}/u

/** Only addresses of this program: nobody is sent on to another site. */
function inside(next: unknown): string {
  if (typeof next !== 'string' || !next.startsWith('/') || next.length > 500 || CONTROL.test(next)) return '/patients'
  const url = URL.canParse(next, HERE) ? new URL(next, HERE) : null
  // What comes first of a path must not read as a host when it is resolved once more.
  if (url === null || url.origin !== HERE || url.pathname.startsWith('//')) return '/patients'
  return url.pathname + url.search + url.hash
}

/** The hospital's own sign-in. A browser follows these two addresses; whatever fails leads back to the sign-in page. */
export function singleSignOnRoutes(app: FastifyInstance, { accounts }: Services): void {
  const { db, singleSignOn } = accounts

  app.get('/api/auth/sso/begin', { schema: { operationId: 'sso/begin' } }, async (request, reply) => {
    if (singleSignOn === null) throw new Problem('not-found', 'There is nothing at this address.')
    const next = inside((request.query as { next?: unknown }).next)
    const begun = await singleSignOn.begin(requestOrigin(request) + CALLBACK).catch(() => null)
    if (begun === null) return reply.redirect('/sign-in?sso=away')
    const token = await beginCeremony(db, KIND, null, { ...begun.checks, next })
    // Lax, because the provider's page leads back here.
    setCookies(request, reply, [`${COOKIE}=${token}; Max-Age=600; Path=/; HttpOnly; SameSite=Lax`])
    return reply.redirect(begun.url.href)
  })

  app.get(CALLBACK, { schema: { operationId: 'sso/callback' } }, async (request, reply) => {
    if (singleSignOn === null) throw new Problem('not-found', 'There is nothing at this address.')
    const token = cookieOf(headersOf(request), COOKIE)
    const begun = token === null ? null : await endCeremony(db, KIND, token, stateSchema)
    if (begun === null) return reply.redirect('/sign-in?sso=over')
    const { next, ...checks } = begun.state
    const identity = await singleSignOn.finish(new URL(request.url, checks.redirectUri), checks).catch(() => null)
    if (identity === null) return reply.redirect('/sign-in?sso=refused')
    const visitor = visitorOf(request)
    const found = await personOfIdentity(db, identity, visitor.address)
    if (found.is === 'stranger') return reply.redirect('/sign-in?sso=stranger')
    const { userId } = found.person
    if (found.is === 'to-link') {
      const waiting = await beginLink(db, userId, identity)
      setCookies(request, reply, [`${LINK_COOKIE}=${waiting}; Max-Age=600; Path=/; HttpOnly; SameSite=Lax`])
      return reply.redirect(`/sign-in?${new URLSearchParams({ sso: 'link', next }).toString()}`)
    }
    const { answer, cookies } = identity.secondFactor
      ? await enter(accounts, userId, visitor, true)
      : await afterFirstFactor(accounts, userId, visitor)
    setCookies(request, reply, [...cookies, `${COOKIE}=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax`])
    if (answer.next === 'done') return reply.redirect(next)
    const waiting = new URLSearchParams({ ceremony: answer.ceremony, ways: answer.ways.join(), next })
    return reply.redirect(`/sign-in#${waiting.toString()}`)
  })
}
