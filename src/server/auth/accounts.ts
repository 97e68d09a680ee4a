import { betterAuth } from 'better-auth'
import type pg from 'pg'
import { PASSWORD_MIN } from '../../core/contract/setup.ts'

const HOUR_S = 3600
/** The address of the caller as the socket knows it; a header of this name from outside is thrown away. */
export const CALLER_HEADER = 'x-facialis-caller'

/** Who is behind a request. */
export interface SignedIn {
  readonly userId: string
  readonly name: string
}

export interface Accounts {
  /** Answers better-auth's own routes. */
  answer(request: Request): Promise<Response>
  /** The session of these headers, or null. Read from the database each time: a session that ended has ended. */
  signedIn(headers: Headers): Promise<SignedIn | null>
  /** Makes an account with a password; throws when the address is taken. */
  create(account: { name: string; email: string; password: string }): Promise<string>
}

/** Accounts with email and password, in better-auth. Nobody can sign up: accounts are made by the center. */
export function openAccounts(pool: pg.Pool, secret: string): Accounts {
  const auth = betterAuth({
    basePath: '/api/auth',
    secret,
    database: pool,
    // Only pages of this very server may sign in, under whichever name and scheme it is reached.
    trustedOrigins: (request) => {
      if (request === undefined) return []
      const { host } = new URL(request.url)
      return [`http://${host}`, `https://${host}`]
    },
    telemetry: { enabled: false },
    logger: { disabled: true },
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: PASSWORD_MIN, maxPasswordLength: 256 },
    session: { expiresIn: 12 * HOUR_S, updateAge: HOUR_S, cookieCache: { enabled: false } },
    rateLimit: {
      enabled: true,
      window: 60,
      max: 600,
      customRules: { '/sign-in/email': { window: 60, max: 10 } },
    },
    advanced: {
      cookiePrefix: 'facialis',
      // Whether the browser came by https is known to the route, which marks the cookie.
      useSecureCookies: false,
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax' },
      ipAddress: { ipAddressHeaders: [CALLER_HEADER] },
    },
  })
  return {
    answer: (request) => auth.handler(request),
    async signedIn(headers) {
      // Prolonged only where the answer carries the cookie too: by get-session, which the screens ask.
      const session = await auth.api.getSession({ headers, query: { disableRefresh: true } })
      return session === null ? null : { userId: session.user.id, name: session.user.name }
    },
    async create({ name, email, password }) {
      const context = await auth.$context
      const draft = { name, email: email.toLowerCase(), emailVerified: true }
      const user = await context.internalAdapter.createUser(draft, { method: 'email-password' })
      const hash = await context.password.hash(password)
      await context.internalAdapter.linkAccount({
        userId: user.id,
        accountId: user.id,
        providerId: 'credential',
        password: hash,
      })
      return user.id
    },
  }
}
