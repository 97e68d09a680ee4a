import { z } from 'zod'
import type { Route } from './route.ts'
import { roleSchema } from './roles.ts'

const none = z.null()
const moment = z.iso.datetime()
const email = z.email().max(200)

/** Shortest and longest password; length is what protects, so there are no composition rules (ASVS 5.0 V6.2). */
export const PASSWORD_MIN = 12
export const PASSWORD_MAX = 256
export const passwordSchema = z.string().min(PASSWORD_MIN).max(PASSWORD_MAX)

/** For how long a proof of identity counts before something grave, such as a change of role. */
export const CONFIRMED_FOR_MINUTES = 5

/**
 * With this header a screen says for how many seconds nobody has touched it. What a screen asks by itself keeps no session
 * alive that way; a request without the header counts as made by a person.
 */
export const IDLE_HEADER = 'x-facialis-idle'

/** What a browser sends of a passkey; its inside is checked by the library that knows WebAuthn. */
const credentialSchema = z.looseObject({ id: z.string().max(2000), rawId: z.string().max(2000), type: z.literal('public-key') })
/** What a browser is given to make or use a passkey. */
const optionsSchema = z.looseObject({ challenge: z.string() })
/** Names a proof that was begun: known to the one window that began it, for some minutes. */
const ceremony = z.string().min(20).max(100)
const code = z.string().trim().min(6).max(40)

export const signInSchema = z.object({ email: z.string().max(200), password: z.string().max(1000), recoveryCode: code.optional() })

/** `second-factor`: the password was right, and one of `ways` is still to be shown under this `ceremony`. */
export const signInAnswerSchema = z.discriminatedUnion('next', [
  z.object({ next: z.literal('done') }),
  z.object({ next: z.literal('second-factor'), ceremony, ways: z.array(z.enum(['app', 'passkey', 'recovery'])) }),
])

/** Who is signed in; null when nobody is. `protect`: the account of staff still lacks a second factor. */
export const sessionStateSchema = z
  .object({
    user: z.object({ name: z.string(), email: z.string() }),
    role: roleSchema.nullable(),
    protect: z.boolean(),
    secondsLeft: z.number().int().nonnegative(),
  })
  .nullable()

export const passkeyBeginSchema = z.object({ ceremony, options: optionsSchema })
export const passkeyProofSchema = z.object({ ceremony, response: credentialSchema })

/** What a link leads to: a new account, or a new password for one that exists. */
export const linkSchema = z.object({ kind: z.enum(['invitation', 'password']), centerName: z.string(), email: z.string(), name: z.string() })
const token = z.string().min(20).max(100)

interface OpenAuthRoute {
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly body: z.ZodType
  readonly answer: z.ZodType
}

/** The way in and out. They answer without a session, and are the only routes that set cookies. */
export const AUTH_ROUTES = {
  session: { method: 'GET', path: '/auth/get-session', body: none, answer: sessionStateSchema },
  signIn: { method: 'POST', path: '/auth/sign-in/email', body: signInSchema, answer: signInAnswerSchema },
  showCode: { method: 'POST', path: '/auth/sign-in/code', body: z.object({ ceremony, code }), answer: signInAnswerSchema },
  beginPasskeySignIn: { method: 'POST', path: '/auth/sign-in/passkey/begin', body: z.object({}), answer: passkeyBeginSchema },
  passkeySignIn: { method: 'POST', path: '/auth/sign-in/passkey', body: passkeyProofSchema, answer: signInAnswerSchema },
  signOut: { method: 'POST', path: '/auth/sign-out', body: z.object({}), answer: z.object({}) },
  link: { method: 'POST', path: '/auth/link', body: z.object({ token }), answer: linkSchema },
  useLink: {
    method: 'POST',
    path: '/auth/link/use',
    body: z.object({ token, name: z.string().trim().min(1).max(200), password: passwordSchema }),
    answer: signInAnswerSchema,
  },
} as const satisfies Record<string, OpenAuthRoute>

export const passkeySchema = z.object({ id: z.uuid(), name: z.string(), createdAt: moment, usedAt: moment.nullable() })

/** One's own account. `confirmBy` are the ways it can prove who it is. */
export const accountSchema = z.object({
  name: z.string(),
  email: z.string(),
  role: roleSchema,
  hasPassword: z.boolean(),
  app: z.boolean(),
  passkeys: z.array(passkeySchema),
  recoveryCodesLeft: z.number().int(),
  /** Staff work with patients' records only behind a second factor. */
  secondFactorDemanded: z.boolean(),
  /** The hospital's sign-in this account also comes in by. */
  singleSignOn: z.string().nullable(),
})

/** A password and, where the account has an app, its code; or a passkey, which is both. */
export const confirmSchema = z.union([
  passkeyProofSchema,
  z.object({ password: z.string().max(1000), code: code.optional() }),
])

export const sessionSchema = z.object({
  id: z.uuid(),
  device: z.string(),
  address: z.string(),
  since: moment,
  lastUsed: moment,
  current: z.boolean(),
})

const own = { of: null, secondFactor: false } as const
const name = z.string().trim().min(1).max(100)

/** One's own account; a session of the staff that has shown a password alone reaches these and nothing else. */
export const ACCOUNT_ROUTES = {
  account: { method: 'GET', path: '/account', ...own, body: none, answer: accountSchema },
  confirmIdentity: { method: 'POST', path: '/account/confirm', ...own, body: confirmSchema, answer: z.object({}) },
  beginConfirm: { method: 'POST', path: '/account/confirm/passkey', ...own, body: none, answer: passkeyBeginSchema },
  changePassword: {
    method: 'PUT',
    path: '/account/password',
    ...own,
    body: z.object({ password: passwordSchema }),
    answer: accountSchema,
    confirm: true,
  },
  /** The secret an app is to be given, as text and as the address that is drawn as a square; shown once. */
  beginApp: {
    method: 'POST',
    path: '/account/app',
    ...own,
    body: none,
    answer: z.object({ secret: z.string(), uri: z.string() }),
    confirm: true,
  },
  enableApp: { method: 'PUT', path: '/account/app', ...own, body: z.object({ code }), answer: accountSchema },
  removeApp: { method: 'DELETE', path: '/account/app', ...own, body: none, answer: accountSchema, confirm: true },
  beginPasskey: { method: 'POST', path: '/account/passkeys/begin', ...own, body: none, answer: passkeyBeginSchema, confirm: true },
  addPasskey: {
    method: 'POST',
    path: '/account/passkeys',
    ...own,
    body: passkeyProofSchema.extend({ name }),
    answer: accountSchema,
  },
  removePasskey: {
    method: 'DELETE',
    path: '/account/passkeys/:id',
    of: 'passkey',
    secondFactor: false,
    body: none,
    answer: accountSchema,
    confirm: true,
  },
  /** New recovery codes, which replace the ones before; this answer is the only place where they are ever readable. */
  makeRecoveryCodes: {
    method: 'POST',
    path: '/account/recovery-codes',
    ...own,
    body: none,
    answer: z.object({ codes: z.array(z.string()) }),
    confirm: true,
  },
  sessions: { method: 'GET', path: '/account/sessions', ...own, body: none, answer: z.array(sessionSchema) },
  endSession: {
    method: 'DELETE',
    path: '/account/sessions/:id',
    of: 'session',
    secondFactor: false,
    body: none,
    answer: z.array(sessionSchema),
  },
  endOtherSessions: { method: 'DELETE', path: '/account/sessions', ...own, body: none, answer: z.array(sessionSchema) },
} as const satisfies Record<string, Route>

const memberId = { of: 'member' } as const

export const memberSchema = z.object({
  id: z.uuid(),
  name: z.string(),
  email: z.string(),
  role: roleSchema,
  self: z.boolean(),
  secondFactor: z.boolean(),
  disabledAt: moment.nullable(),
  lastUsed: moment.nullable(),
})

export const invitationSchema = z.object({
  id: z.uuid(),
  kind: z.enum(['invitation', 'password']),
  email: z.string(),
  role: roleSchema.nullable(),
  createdAt: moment,
  expiresAt: moment,
})

/** A link whose token is readable in this answer only; it goes into the part of the address after #, which no server sees. */
export const freshLinkSchema = z.object({ invitation: invitationSchema, token })

const members = z.array(memberSchema)

/** The accounts of a center, for its owner. */
export const TEAM_ROUTES = {
  members: { method: 'GET', path: '/members', of: null, body: none, answer: members },
  changeRole: { method: 'PATCH', path: '/members/:id', ...memberId, body: z.object({ role: roleSchema }), answer: members, confirm: true },
  disableMember: { method: 'POST', path: '/members/:id/disable', ...memberId, body: none, answer: members, confirm: true },
  enableMember: { method: 'POST', path: '/members/:id/enable', ...memberId, body: none, answer: members, confirm: true },
  resetPassword: { method: 'POST', path: '/members/:id/password-link', ...memberId, body: none, answer: freshLinkSchema, confirm: true },
  resetSecondFactor: {
    method: 'DELETE',
    path: '/members/:id/second-factor',
    ...memberId,
    body: none,
    answer: members,
    confirm: true,
  },
  invitations: { method: 'GET', path: '/invitations', of: null, body: none, answer: z.array(invitationSchema) },
  invite: {
    method: 'POST',
    path: '/invitations',
    of: null,
    body: z.object({ email, role: roleSchema }),
    answer: freshLinkSchema,
    confirm: true,
  },
  revokeInvitation: {
    method: 'DELETE',
    path: '/invitations/:id',
    of: 'invitation',
    body: none,
    answer: z.array(invitationSchema),
  },
} as const satisfies Record<string, Route>

export type SignInAnswer = z.infer<typeof signInAnswerSchema>
export type SessionState = z.infer<typeof sessionStateSchema>
export type Account = z.infer<typeof accountSchema>
export type AccountSession = z.infer<typeof sessionSchema>
export type Member = z.infer<typeof memberSchema>
export type Invitation = z.infer<typeof invitationSchema>
export type FreshLink = z.infer<typeof freshLinkSchema>
export type Link = z.infer<typeof linkSchema>
