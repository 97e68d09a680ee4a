import type { FastifyInstance } from 'fastify'
import { Problem } from '../../routes/problem.ts'

/** Begins with one slash, and names its first part in plain letters: `/api` has no second spelling. */
const PLAIN = /^\/(?![/\\])[^/?#%\\]*(?:[/?#]|$)/

/**
 * Refuses an address whose first part the routes would read otherwise than the rules of the edge and of the screens, which
 * ask whether it begins with `/api/`: one in percent-encoding (`/%61pi/…`), or a whole address (`http://host/api/…`).
 */
export function checkAddress(app: FastifyInstance): void {
  app.addHook('onRequest', async ({ url }) => {
    if (!PLAIN.test(url)) throw new Problem('invalid', 'The address of the request cannot be read.')
  })
}
