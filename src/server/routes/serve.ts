import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { problemSchema } from '../../core/contract/problem.ts'
import { ROUTES } from '../../core/contract/routes.ts'
import { callerOf } from './caller.ts'
import type { Caller, Services } from './services.ts'

type Routes = typeof ROUTES
type RouteName = keyof Routes

/** What a handler is given: the record in the path (empty when the path names none), the checked body, who asks. */
export interface Asked<N extends RouteName> {
  readonly id: string
  readonly body: z.output<Routes[N]['body']>
  readonly caller: Routes[N]['signedIn'] extends true ? Caller : null
}

const byId = z.object({ id: z.uuid() })

/** Serves one route of the contract: its path, its method, the checks of what comes in and of what goes out are taken from it. */
export function serve<N extends RouteName>(
  app: FastifyInstance,
  services: Services,
  name: N,
  handle: (asked: Asked<N>) => Promise<z.output<Routes[N]['answer']>>,
): void {
  const { method, path, signedIn, body, answer } = ROUTES[name]
  const named = path.includes(':id')
  const callers = new WeakMap<FastifyRequest, Caller>()
  app.route({
    method,
    url: `/api${path}`,
    schema: {
      operationId: name,
      ...(named ? { params: byId } : {}),
      ...(body instanceof z.ZodNull ? {} : { body }),
      response: { 200: answer, default: problemSchema },
    },
    // Before the body is read: who is not signed in learns nothing about what is valid.
    onRequest: async (request) => {
      if (signedIn) callers.set(request, await callerOf(services, request))
    },
    handler: (request) =>
      handle({
        id: named ? byId.parse(request.params).id : '',
        body: (request.body ?? null) as Asked<N>['body'],
        caller: (callers.get(request) ?? null) as Asked<N>['caller'],
      }),
  })
}
