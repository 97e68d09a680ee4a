import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  type Configuration,
  discovery,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client'
import { z } from 'zod'

/** The hospital's OpenID provider, as the environment names it. */
export interface SingleSignOnConfig {
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  /** What the button calls it. */
  readonly name: string
  /** The hospital vouches that everybody shows it a second factor, although its claims do not say so. */
  readonly trustedMfa: boolean
}

/** What must come back with the person; kept on the server, bound to the browser by a cookie. */
export const checksSchema = z.object({ state: z.string(), nonce: z.string(), verifier: z.string(), redirectUri: z.string() })
export type Checks = z.infer<typeof checksSchema>

/** Whom the provider has named. `email` only when the provider has verified it. */
export interface Identity {
  readonly issuer: string
  readonly subject: string
  readonly email: string | null
  readonly name: string
  readonly secondFactor: boolean
}

/** Signing in at the hospital: OpenID Connect, authorization code with PKCE, state and nonce. */
export interface SingleSignOn {
  readonly name: string
  readonly issuer: string
  begin(redirectUri: string): Promise<{ readonly url: URL; readonly checks: Checks }>
  /** Exchanges the code. @throws Error when anything about the answer is not as it was asked for. */
  finish(callback: URL, checks: Checks): Promise<Identity>
}

const claimsSchema = z.object({
  sub: z.string().min(1),
  email: z.email().optional(),
  email_verified: z.boolean().optional(),
  name: z.string().optional(),
  amr: z.array(z.string()).optional(),
})

const LOOPBACK = ['localhost', '127.0.0.1', '[::1]']

/** The provider is asked for its addresses when the first person signs in: it may be away when Facialis starts. */
export function openSingleSignOn(config: SingleSignOnConfig): SingleSignOn {
  const issuer = new URL(config.issuer)
  let found: Promise<Configuration> | null = null
  const provider = (): Promise<Configuration> => {
    // Without TLS only on this very machine.
    const execute = LOOPBACK.includes(issuer.hostname) ? [allowInsecureRequests] : []
    found ??= discovery(issuer, config.clientId, config.clientSecret, undefined, { execute }).catch((error: unknown) => {
      found = null
      throw error
    })
    return found
  }
  return {
    name: config.name,
    issuer: config.issuer,
    async begin(redirectUri) {
      const checks = { state: randomState(), nonce: randomNonce(), verifier: randomPKCECodeVerifier(), redirectUri }
      const url = buildAuthorizationUrl(await provider(), {
        redirect_uri: redirectUri,
        scope: 'openid email profile',
        state: checks.state,
        nonce: checks.nonce,
        code_challenge: await calculatePKCECodeChallenge(checks.verifier),
        code_challenge_method: 'S256',
        // A browser that somebody left signed in at the provider must not open a patient's record.
        prompt: 'login',
      })
      return { url, checks }
    },
    async finish(callback, { state, nonce, verifier, redirectUri }) {
      // As the browser sees it: a proxy may have come in between.
      const seen = new URL(redirectUri)
      seen.search = callback.search
      const tokens = await authorizationCodeGrant(await provider(), seen, {
        expectedState: state,
        expectedNonce: nonce,
        pkceCodeVerifier: verifier,
      })
      const claims = claimsSchema.parse(tokens.claims())
      const email = claims.email_verified === true ? (claims.email ?? null) : null
      // RFC 8176's word, whole: what an acr means is each provider's own, and "no-mfa" holds the word too.
      const secondFactor = config.trustedMfa || (claims.amr ?? []).includes('mfa')
      return { issuer: config.issuer, subject: claims.sub, email, name: claims.name ?? email ?? '', secondFactor }
    },
  }
}
