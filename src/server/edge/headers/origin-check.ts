import type { FastifyInstance } from 'fastify'
import { Problem } from '../../routes/problem.ts'
import { requestOrigin } from '../proxy/requests.ts'

const READING = ['GET', 'HEAD', 'OPTIONS']
const FOREIGN = ['cross-site', 'same-site']

/**
 * Refuses what another website makes a browser ask here: any change, told by its Origin or, where a browser sends none, by
 * Sec-Fetch-Site; and any reading of the interface but by a link that the person follows. Programs send neither header.
 */
export function checkOrigin(app: FastifyInstance): void {
  app.addHook('onRequest', async (request) => {
    const { origin, 'sec-fetch-site': site, 'sec-fetch-mode': mode } = request.headers
    const foreign = typeof site === 'string' && FOREIGN.includes(site)
    if (READING.includes(request.method)) {
      const embedded = foreign && mode !== 'navigate' && request.url.startsWith('/api/')
      if (embedded) throw new Problem('forbidden', 'Another website may not read anything here.')
      return
    }
    if (foreign || (origin !== undefined && !isOwn(origin, requestOrigin(request), request.server.publicUrl !== null))) {
      throw new Problem('forbidden', 'Another website may not change anything here.')
    }
  })
}

/** Without a public address the scheme is not compared: a proxy that nobody told us about may have added https. */
function isOwn(origin: string, own: string, whole: boolean): boolean {
  if (!URL.canParse(origin)) return false
  return whole ? new URL(origin).origin === own : new URL(origin).host === new URL(own).host
}
