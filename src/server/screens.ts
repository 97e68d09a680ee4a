import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import files from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { screenPolicy } from './edge/headers/content-policy.ts'
import { Problem } from './routes/problem.ts'

const INDEX = 'index.html'
/** What the build writes in place of a nonce (vite.config.ts). */
const NONCE_PLACE = 'FACIALIS_NONCE'

/** The screens: files of the build, and its index for every address that the screens resolve themselves. */
export async function serveScreens(app: FastifyInstance, web: string): Promise<void> {
  const index = join(web, INDEX)
  const built = existsSync(index)
  if (built) {
    await app.register(files, {
      root: web,
      wildcard: false,
      index: false,
      // Served below, each time with a nonce of its own.
      globIgnore: [INDEX],
      cacheControl: false,
      setHeaders: (reply, path) => {
        // Names under assets carry a digest of the content; everything else is asked for again.
        const forever = path.startsWith(join(web, 'assets'))
        reply.header('cache-control', forever ? 'public, max-age=31536000, immutable' : 'no-cache')
      },
    })
  }
  app.setNotFoundHandler(async (request, reply) => {
    // Not for a file of an earlier build, which a page that is still open may ask for: that is not there any more.
    const reads = request.method === 'GET' || request.method === 'HEAD'
    const screen = reads && !request.url.startsWith('/api/') && !request.url.startsWith('/assets/')
    if (!built || !screen) throw new Problem('not-found', 'There is nothing at this address.')
    const nonce = randomBytes(16).toString('base64')
    const page = (await readFile(index, 'utf8')).replaceAll(NONCE_PLACE, nonce)
    // Kept nowhere: a nonce that is used twice is none.
    reply.header('cache-control', 'no-store').header('content-security-policy', screenPolicy(nonce))
    return reply.type('text/html; charset=utf-8').send(page)
  })
}
