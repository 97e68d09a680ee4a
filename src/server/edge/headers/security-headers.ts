import type { FastifyInstance } from 'fastify'
import { requestScheme } from '../proxy/requests.ts'
import { DATA_POLICY, screenPolicy } from './content-policy.ts'

const TWO_YEARS_S = 2 * 365 * 24 * 60 * 60

/** What a page of ours may use; the camera will photograph, passkeys sign in, copying is for recovery codes. */
const OWN_PAGES = ['camera', 'clipboard-write', 'fullscreen', 'publickey-credentials-create', 'publickey-credentials-get']
const NOBODY = [
  'accelerometer', 'autoplay', 'browsing-topics', 'clipboard-read',
  'display-capture', 'encrypted-media', 'gamepad', 'geolocation', 'gyroscope', 'hid', 'identity-credentials-get', 'idle-detection',
  'interest-cohort', 'local-fonts', 'magnetometer', 'microphone', 'midi', 'otp-credentials', 'payment', 'picture-in-picture',
  'screen-wake-lock', 'serial', 'storage-access', 'sync-xhr', 'usb', 'window-management', 'xr-spatial-tracking',
]

const PERMISSIONS = [...OWN_PAGES.map((name) => `${name}=(self)`), ...NOBODY.map((name) => `${name}=()`)].join(', ')

const HEADERS: Readonly<Record<string, string>> = {
  'cross-origin-embedder-policy': 'require-corp',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'origin-agent-cluster': '?1',
  'permissions-policy': PERMISSIONS,
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-dns-prefetch-control': 'off',
  'x-frame-options': 'DENY',
  'x-permitted-cross-domain-policies': 'none',
}

/** The headers of an answer that no hook has seen, because its address named no route at all. */
export const UNROUTED_HEADERS: Readonly<Record<string, string>> = {
  ...HEADERS,
  'cache-control': 'no-store',
  'content-security-policy': DATA_POLICY,
}

const FILE_POLICY = screenPolicy(null)

/**
 * The headers of every answer; a page of the screens brings a policy with its nonce. An answer of the interface is kept in
 * no cache unless its route decides otherwise.
 */
export function addSecurityHeaders(app: FastifyInstance): void {
  app.addHook('onRequest', async (request, reply) => {
    reply.headers(HEADERS)
    reply.header('content-security-policy', request.url.startsWith('/api/') ? DATA_POLICY : FILE_POLICY)
    // Only the person by whom the request came knows about https: over plain http the header would have no effect anyway.
    if (requestScheme(request) === 'https') {
      reply.header('strict-transport-security', `max-age=${String(TWO_YEARS_S)}; includeSubDomains`)
    }
  })
  app.addHook('onSend', async (request, reply) => {
    if (request.url.startsWith('/api/') && !reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store')
  })
}
