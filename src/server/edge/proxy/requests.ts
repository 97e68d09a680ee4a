import { isIP } from 'node:net'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Problem } from '../../routes/problem.ts'

declare module 'fastify' {
  interface FastifyInstance {
    /** The one address people use, as an origin; null when none was given. */
    readonly publicUrl: string | null
  }
}

/**
 * Whether the person's browser came by https: said by the public address, or else by the socket or a trusted proxy. A
 * forwarding header of anybody else has no say.
 */
export function requestScheme(request: FastifyRequest): 'http' | 'https' {
  const { publicUrl } = request.server
  if (publicUrl !== null) return publicUrl.startsWith('https:') ? 'https' : 'http'
  return request.protocol === 'https' ? 'https' : 'http'
}

/** The origin of the pages of this server as the browser of this request sees it, such as https://facialis.example. */
export function requestOrigin(request: FastifyRequest): string {
  const { publicUrl } = request.server
  if (publicUrl !== null) return publicUrl
  const address = `${requestScheme(request)}://${request.host}`
  if (!URL.canParse(address)) throw new Problem('invalid', 'The request names no host.')
  return new URL(address).origin
}

/** A name or an address, perhaps with a port; nothing that an URL would read as a path or a user. */
const HOST = /^[\w.:[\]-]+$/
/** Asked by watchdogs under whatever address they know; it tells nothing about anybody. */
const WATCHED = /^\/api\/health(\/|$|\?)/

/**
 * Refuses requests for another host than ours. Without a public address that is every name but localhost and the host it
 * listens on: a website whose name points at this machine (DNS rebinding) must not speak for a person in front of it.
 */
export function checkHost(app: FastifyInstance, host: string): void {
  const own = app.publicUrl === null ? null : new URL(app.publicUrl).host
  app.addHook('onRequest', async (request) => {
    if (WATCHED.test(request.url)) return
    const address = `${requestScheme(request)}://${request.host}`
    const asked = HOST.test(request.host) && URL.canParse(address) ? new URL(address) : null
    if (asked === null) throw new Problem('invalid', 'The request names no host.')
    if (own !== null ? asked.host === own : isMachine(asked.hostname, host)) return
    throw new Problem('invalid', 'Facialis is not reached under this name: FACIALIS_PUBLIC_URL must be the address people use.')
  })
}

function isMachine(name: string, host: string): boolean {
  const bare = name.replace(/^\[(.*)\]$/, '$1')
  return isIP(bare) !== 0 || bare === 'localhost' || bare.endsWith('.localhost') || bare === host.toLowerCase()
}
