import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { AUTH_ROUTES, type SessionState } from '../../core/contract/accounts.ts'
import { problemSchema } from '../../core/contract/problem.ts'
import { isStaff } from '../../core/contract/roles.ts'
import { recordAccountEvent } from '../audit/account-events.ts'
import { cookieOf, guardedCookie } from '../auth/cookies.ts'
import { beginPasskey } from '../auth/factors/passkeys.ts'
import { linkOf } from '../auth/invitations/links.ts'
import { linkIsOver, useLink } from '../auth/invitations/use-link.ts'
import type { Visitor } from '../auth/visitor.ts'
import type { Entered } from '../auth/sign-in/enter.ts'
import { DEVICE_COOKIE } from '../auth/sign-in/known-device.ts'
import { showCode, signInWithPasskey, signInWithPassword } from '../auth/sign-in/sign-in.ts'
import { LINK_COOKIE } from '../auth/sso/link-identity.ts'
import { requestScheme } from '../edge/proxy/requests.ts'
import { headersOf } from './caller.ts'
import type { Services } from './services.ts'

type Routes = typeof AUTH_ROUTES
type AuthRoute = keyof Routes
type Body<N extends AuthRoute> = z.output<Routes[N]['body']>
type Answer<N extends AuthRoute> = z.output<Routes[N]['answer']>

/** Who stands at the door. */
export function visitorOf(request: FastifyRequest): Visitor {
  const headers = headersOf(request)
  const userAgent = headers.get('user-agent') ?? ''
  const [device, link] = [cookieOf(headers, DEVICE_COOKIE), cookieOf(headers, LINK_COOKIE)]
  return { address: request.ip, userAgent, host: request.host, device, link }
}

export function setCookies(request: FastifyRequest, reply: FastifyReply, cookies: readonly string[]): void {
  for (const cookie of cookies) reply.header('set-cookie', guardedCookie(cookie, requestScheme(request)))
}

/** The way in and out: the only routes that set cookies. Nobody's session is asked for. */
export function authRoutes(app: FastifyInstance, services: Services): void {
  const { accounts } = services

  function serveAuth<N extends AuthRoute>(
    name: N,
    handle: (body: Body<N>, request: FastifyRequest, reply: FastifyReply) => Promise<Answer<N>>,
  ): void {
    const { method, path, body, answer } = AUTH_ROUTES[name]
    app.route({
      method,
      url: `/api${path}`,
      schema: {
        operationId: path.replace('/auth/', ''),
        ...(body instanceof z.ZodNull ? {} : { body }),
        response: { 200: answer, default: problemSchema },
      },
      handler: (request, reply) => handle(request.body as Body<N>, request, reply),
    })
  }

  const entrance = (request: FastifyRequest, reply: FastifyReply, { answer, cookies }: Entered) => {
    setCookies(request, reply, cookies)
    return answer
  }

  serveAuth('session', (_, request) => sessionState(services, headersOf(request)))
  serveAuth('signIn', async (body, request, reply) =>
    entrance(request, reply, await signInWithPassword(accounts, body, visitorOf(request))),
  )
  serveAuth('showCode', async ({ ceremony, code }, request, reply) =>
    entrance(request, reply, await showCode(accounts, ceremony, code, visitorOf(request))),
  )
  serveAuth('beginPasskeySignIn', (_, request) => beginPasskey(accounts.db, 'passkey-sign-in', request.host, null))
  serveAuth('passkeySignIn', async ({ ceremony, response }, request, reply) =>
    entrance(request, reply, await signInWithPasskey(accounts, ceremony, response, visitorOf(request))),
  )
  serveAuth('signOut', async (_, request, reply) => {
    const headers = headersOf(request)
    const person = await accounts.signedIn(headers)
    setCookies(request, reply, await accounts.sessions.end(headers))
    if (person !== null) await recordAccountEvent(services.db, 'signedOut', person.userId, 'done', request.ip)
    // The browser keeps pictures and asks whether they are still good; who signs out leaves none behind.
    reply.header('clear-site-data', '"cache"')
    return {}
  })
  serveAuth('link', async ({ token }) => {
    const link = await linkOf(accounts.db, token)
    if (link === null) throw linkIsOver()
    const { centerName, email, name } = link
    return { kind: link.userId === null ? 'invitation' : 'password', centerName, email, name }
  })
  serveAuth('useLink', async (body, request, reply) => entrance(request, reply, await useLink(accounts, body, visitorOf(request))))
}

/** What the screens ask at every page: who is signed in, and for how long still. */
async function sessionState({ accounts, db }: Services, headers: Headers): Promise<SessionState> {
  const person = await accounts.signedIn(headers)
  if (person === null) return null
  const member = await db
    .selectFrom('membership')
    .innerJoin('center', 'center.id', 'membership.center_id')
    .select(['role', 'disabled_at', 'center.demo'])
    .where('user_id', '=', person.userId)
    .executeTakeFirst()
  if (member !== undefined && member.disabled_at !== null) return null
  const protect = member !== undefined && isStaff(member.role) && member.demo === null && !person.secondFactor
  const { name, email, secondsLeft } = person
  return { user: { name, email }, role: member?.role ?? null, protect, secondsLeft }
}
