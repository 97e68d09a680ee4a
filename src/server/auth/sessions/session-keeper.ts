import { betterAuth, type BetterAuthPlugin } from 'better-auth'
import { createAuthEndpoint } from 'better-auth/api'
import { setSessionCookie } from 'better-auth/cookies'
import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import { z } from 'zod'
import { DOES_NOT_ANSWER, Problem } from '../../routes/problem.ts'
import type { PasswordHashing } from '../passwords/password-hashing.ts'
import type { Visitor } from '../visitor.ts'

const HOUR_S = 3600
/** After so long one signs in again, whatever one did. */
export const LONGEST_SESSION_H = 12

/** A session as it is stored. */
export interface StoredSession {
  readonly id: string
  readonly token: string
  readonly userId: string
  readonly name: string
  readonly email: string
  readonly secondFactor: boolean
  readonly confirmedAt: Date
  readonly usedAt: Date
  readonly expiresAt: Date
}

/** Sessions and their cookies. */
export interface SessionKeeper {
  /** A new session under a token that never was before. @returns the cookies that carry it. */
  open(userId: string, visitor: Visitor, secondFactor: boolean): Promise<string[]>
  /** The session of these headers, read from the database each time: a session that ended has ended. */
  of(headers: Headers): Promise<StoredSession | null>
  /** Ends the session of these headers. @returns the cookies that take it away. */
  end(headers: Headers): Promise<string[]>
}

const openingSchema = z.object({ userId: z.string(), address: z.string(), userAgent: z.string(), secondFactor: z.boolean() })

/** A way to open a session that only this program can call: better-auth's own routes are not served. */
const opening = {
  id: 'facialis-sessions',
  endpoints: {
    openSession: createAuthEndpoint.serverOnly({ method: 'POST', body: openingSchema }, async (ctx) => {
      const { userId, address, userAgent, secondFactor } = ctx.body
      const now = new Date()
      const shown = { secondFactor, confirmedAt: now, usedAt: now, ipAddress: address, userAgent: userAgent.slice(0, 500) }
      const session = await ctx.context.internalAdapter.createSession(userId, false, shown, true)
      const user = await ctx.context.internalAdapter.findUserById(userId)
      if (user === null) throw new Error('a session was opened for nobody')
      await setSessionCookie(ctx, { session, user })
      return ctx.json(null)
    }),
  },
} satisfies BetterAuthPlugin

const sessionSchema = z.object({
  session: z.object({
    id: z.string(),
    token: z.string(),
    userId: z.string(),
    secondFactor: z.boolean(),
    confirmedAt: z.date(),
    usedAt: z.date(),
    expiresAt: z.date(),
  }),
  user: z.object({ name: z.string(), email: z.string() }),
})

/** Looking a session up fails in one way, whatever its library calls it: the database was not reached. */
const reached = <T>(lookup: Promise<T>): Promise<T> =>
  lookup.catch((cause: unknown) => {
    throw new Problem('unavailable', DOES_NOT_ANSWER, undefined, { cause })
  })

/** Keeps sessions in better-auth, which signs their cookies. No cache in a cookie: what is revoked is over at once. */
export function openSessionKeeper(pool: pg.Pool, secret: string): SessionKeeper & { readonly passwords: PasswordHashing } {
  const auth = betterAuth({
    basePath: '/api/auth',
    baseURL: 'http://localhost',
    secret,
    database: pool,
    telemetry: { enabled: false },
    logger: { disabled: true },
    session: {
      expiresIn: LONGEST_SESSION_H * HOUR_S,
      disableSessionRefresh: true,
      cookieCache: { enabled: false },
      additionalFields: {
        secondFactor: { type: 'boolean', input: false },
        confirmedAt: { type: 'date', input: false },
        usedAt: { type: 'date', input: false },
      },
    },
    rateLimit: { enabled: false },
    advanced: {
      cookiePrefix: 'facialis',
      database: { generateId: () => randomUUID() },
      // Whether the browser came by https is known to the route, which marks the cookie.
      useSecureCookies: false,
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax' },
    },
    plugins: [opening],
  })
  return {
    async open(userId, { address, userAgent }, secondFactor) {
      const body = { userId, address, userAgent, secondFactor }
      const { headers } = await auth.api.openSession({ body, headers: new Headers(), returnHeaders: true })
      return headers.getSetCookie()
    },
    async of(headers) {
      const found = await reached(auth.api.getSession({ headers, query: { disableRefresh: true } }))
      if (found === null) return null
      const { session, user } = sessionSchema.parse(found)
      return { ...session, name: user.name, email: user.email }
    },
    async end(headers) {
      const ended = await reached(auth.api.signOut({ headers, returnHeaders: true }))
      return ended.headers.getSetCookie()
    },
    passwords: {
      hash: async (password) => (await auth.$context).password.hash(password),
      verify: async (hash, password) => (await auth.$context).password.verify({ hash, password }),
    },
  }
}
