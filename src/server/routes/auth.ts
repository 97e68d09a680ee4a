import type { FastifyInstance } from 'fastify'
import { fromNodeHeaders } from 'better-auth/node'
import { z } from 'zod'
import { CALLER_HEADER } from '../auth/accounts.ts'
import { DOES_NOT_ANSWER, Problem } from './problem.ts'
import type { Services } from './services.ts'

/** Of better-auth's routes only those that the screens use: fewer doors, fewer locks. */
const OPEN = [
  ['POST', 'sign-in/email'],
  ['POST', 'sign-out'],
  ['GET', 'get-session'],
] as const

const UNCOPIED = ['set-cookie', 'content-length']

const sessionSchema = z.object({ user: z.object({ name: z.string(), email: z.string() }) })

/** Who is signed in, and nothing else: the token of the session is for the cookie, which no script can read. */
function withoutToken(answer: string): string {
  const session = sessionSchema.safeParse(answer === '' ? null : JSON.parse(answer))
  return JSON.stringify(session.data ?? null)
}

export function authRoutes(app: FastifyInstance, { accounts }: Services): void {
  for (const [method, path] of OPEN) {
    app.route({
      method,
      url: `/api/auth/${path}`,
      schema: { operationId: path },
      handler: async (request, reply) => {
        const headers = fromNodeHeaders(request.headers)
        // Anybody may send this header; believing it only makes a cookie stricter.
        const proxied = headers.get('x-forwarded-proto')
        headers.delete('content-length')
        headers.delete('x-forwarded-host')
        headers.delete('x-forwarded-proto')
        headers.set(CALLER_HEADER, request.ip)
        const body = method === 'POST' ? JSON.stringify(request.body ?? {}) : null
        const address = `http://${request.host}${request.url}`
        if (!URL.canParse(address)) throw new Problem('invalid', 'The request names no host.')
        const answer = await accounts.answer(new Request(address, { method, headers, body }))
        if (answer.status >= 500) throw new Problem('unavailable', DOES_NOT_ANSWER)
        for (const [name, value] of answer.headers) if (!UNCOPIED.includes(name)) reply.header(name, value)
        const secure = request.headers.origin?.startsWith('https:') === true || proxied === 'https'
        for (const cookie of answer.headers.getSetCookie()) reply.header('set-cookie', secure ? `${cookie}; Secure` : cookie)
        // The browser keeps pictures and asks whether they are still good; who signs out leaves none behind.
        if (path === 'sign-out') reply.header('clear-site-data', '"cache"')
        const said = await answer.text()
        return reply.code(answer.status).send(answer.ok ? withoutToken(said) : said)
      },
    })
  }
}
