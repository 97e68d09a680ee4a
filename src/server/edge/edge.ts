import type { FastifyInstance } from 'fastify'
import type { Config } from '../config.ts'
import { checkOrigin } from './headers/origin-check.ts'
import { addSecurityHeaders } from './headers/security-headers.ts'
import { limitRates, type RateLimits } from './limits/rate-limits.ts'
import { networks } from './proxy/networks.ts'
import { checkAddress } from './proxy/plain-address.ts'
import { checkHost } from './proxy/requests.ts'

/** What the edge must know: under which address people come, past which proxies, and how much they may ask for. */
export interface EdgeOptions extends Pick<Config, 'publicUrl' | 'host' | 'trustedProxies'> {
  readonly limits: RateLimits
}

/** For Fastify's own option: whose forwarding headers are believed. Nobody's when no proxy is trusted. */
export function trustProxy({ trustedProxies }: Pick<EdgeOptions, 'trustedProxies'>): false | ((address: string) => boolean) {
  if (trustedProxies.length === 0) return false
  const trusted = networks(trustedProxies)
  return (address) => trusted.has(address)
}

/** What every request passes before any route sees it: headers of the answer, host, rate, origin. */
export function guardEdge(app: FastifyInstance, { publicUrl, host, limits }: EdgeOptions): void {
  app.decorate('publicUrl', publicUrl)
  addSecurityHeaders(app)
  checkAddress(app)
  checkHost(app, host)
  limitRates(app, limits)
  checkOrigin(app)
}
