import type { FastifyInstance } from 'fastify'
import { fromNodeHeaders } from 'better-auth/node'
import { CALLER_HEADER } from '../auth/accounts.ts'
import type { Services } from './services.ts'

/** Of better-auth's routes only those that the screens use: fewer doors, fewer locks. */
const OPEN = [
  ['POST', 'sign-in/email'],
  ['POST', 'sign-out'],
  ['GET', 'get-session'],
] as const

export function authRoutes(app: FastifyInstance, { accounts }: Services): void {
  for (const [method, path] of OPEN) {
    app.route({
      method,
      url: `/api/auth/${path}`,
      schema: { operationId: path },
      handler: async (request, reply) => {
        const headers = fromNodeHeaders(request.headers)
        headers.delete('content-length')
        headers.delete('x-forwarded-host')
        headers.delete('x-forwarded-proto')
        headers.set(CALLER_HEADER, request.ip)
        const body = method === 'POST' ? JSON.stringify(request.body ?? {}) : null
        const answer = await accounts.answer(new Request(`http://${request.host}${request.url}`, { method, headers, body }))
        for (const [name, value] of answer.headers) if (name !== 'set-cookie') reply.header(name, value)
        for (const cookie of answer.headers.getSetCookie()) reply.header('set-cookie', cookie)
        return reply.code(answer.status).send(await answer.text())
      },
    })
  }
}
