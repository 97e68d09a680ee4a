import type { FastifyInstance } from 'fastify'
import type { Kysely } from 'kysely'
import { z } from 'zod'
import type { GuardedRoute, Reach } from '../../core/contract/permissions.ts'
import { problemSchema } from '../../core/contract/problem.ts'
import { type RouteName, ROUTES } from '../../core/contract/routes.ts'
import { gateOf } from '../access/gate.ts'
import type { Tables } from '../database/tables.ts'
import type { Caller, Services } from './services.ts'

type Routes = typeof ROUTES
type Guarded = RouteName & GuardedRoute
type Open = Exclude<RouteName, Guarded>
type Body<N extends RouteName> = z.output<Routes[N]['body']>
type Answer<N extends RouteName> = z.output<Routes[N]['answer']>

/**
 * What a handler is given: the record in the path (empty when the path names none), which is within reach; the checked body;
 * who asks; how far this route reaches for them; and the transaction of this request, the only one it may use.
 */
export interface Asked<N extends RouteName> {
  readonly id: string
  readonly body: Body<N>
  readonly caller: Caller
  readonly reach: Reach
  readonly db: Kysely<Tables>
}

const byId = z.object({ id: z.uuid() })

function schemaOf(name: RouteName) {
  const { path, body, answer } = ROUTES[name]
  return {
    operationId: name,
    ...(path.includes(':id') ? { params: byId } : {}),
    ...(body instanceof z.ZodNull ? {} : { body }),
    response: { 200: answer, default: problemSchema },
  }
}

/** Serves a route of the contract: path, method, checks of what comes in and goes out, and who may use it are taken from it. */
export function serve<N extends Guarded>(
  app: FastifyInstance,
  services: Services,
  name: N,
  handle: (asked: Asked<N>) => Promise<Answer<N>>,
): void {
  const { method, path } = ROUTES[name]
  const gate = gateOf(services, name)
  app.route({
    method,
    url: `/api${path}`,
    schema: schemaOf(name),
    onRequest: (request) => gate.onRequest(request),
    handler: (request) => {
      const id = path.includes(':id') ? byId.parse(request.params).id : null
      const body = (request.body ?? null) as Body<N>
      return gate.pass(request, id, (admitted) => handle({ id: id ?? '', body, ...admitted }))
    },
  })
}

/** Serves a route of the contract that answers without a session. */
export function serveOpen<N extends Open>(
  app: FastifyInstance,
  name: N,
  handle: (body: Body<N>) => Promise<Answer<N>>,
): void {
  const { method, path } = ROUTES[name]
  app.route({
    method,
    url: `/api${path}`,
    schema: schemaOf(name),
    handler: (request) => handle((request.body ?? null) as Body<N>),
  })
}
