import type { FastifyInstance } from 'fastify'
import type { Readiness } from './readiness.ts'

/**
 * For watchdogs, without a session: GET /api/health/live says that this process answers at all, and a process that does not
 * is to be started again; GET /api/health/ready says whether it can do its work, 503 when it cannot, and starting it again
 * would not help.
 */
export function healthRoutes(app: FastifyInstance, readiness: () => Promise<Readiness>): void {
  app.get('/api/health/live', { schema: { operationId: 'live' } }, () => ({ status: 'live' }))
  app.get('/api/health/ready', { schema: { operationId: 'ready' } }, async (_, reply) => {
    const { ready, checks, backupHours } = await readiness()
    return reply.code(ready ? 200 : 503).send({ status: ready ? 'ready' : 'not-ready', checks, backupHours })
  })
}
