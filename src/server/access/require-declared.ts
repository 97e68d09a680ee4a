import type { FastifyInstance } from 'fastify'
import { BARE_ROUTES, OPEN_ROUTES, PERMISSIONS } from '../../core/contract/permissions.ts'

/**
 * Makes the server refuse to start with a route below /api that permissions.ts does not decide on.
 * @throws Error naming the route, when it is added.
 */
export function requireDeclared(app: FastifyInstance): void {
  const declared = new Set<string>([...Object.keys(PERMISSIONS), ...OPEN_ROUTES, ...BARE_ROUTES])
  app.addHook('onRoute', ({ url, schema }) => {
    if (!url.startsWith('/api/')) return
    const name = (schema as { operationId?: string } | undefined)?.operationId
    if (name !== undefined && declared.has(name)) return
    throw new Error(`${url} is served, but core/contract/permissions.ts does not say who may use it`)
  })
}
