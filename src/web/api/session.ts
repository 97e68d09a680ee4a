import type { z } from 'zod'
import { AUTH_ROUTES, type Link, type SessionState, type SignInAnswer } from '../../core/contract/accounts.ts'
import { API, failureFrom, parseJson, request, textOf } from './call.ts'
import { Failure } from './failure.ts'
import { signWithPasskey } from './passkeys.ts'

export type Session = SessionState

type AuthRoute = keyof typeof AUTH_ROUTES
type Answer<N extends AuthRoute> = z.output<(typeof AUTH_ROUTES)[N]['answer']>
type Body<N extends AuthRoute> = z.input<(typeof AUTH_ROUTES)[N]['body']>

/** Calls one of the routes of the way in. @throws Failure */
async function callAuth<N extends AuthRoute>(name: N, body: Body<N>): Promise<Answer<N>> {
  const { method, path, answer } = AUTH_ROUTES[name]
  const given = body === null ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
  const response = await request(API + path, { method, ...given })
  const text = await textOf(response)
  if (!response.ok) throw failureFrom(response.status, text)
  const said = answer.safeParse(parseJson(text))
  if (!said.success) throw new Failure('unreadable', `${method} ${path}`)
  return said.data as Answer<N>
}

/** Who is signed in, or null. @throws Failure when the server does not answer. */
export const currentSession = (): Promise<Session> => callAuth('session', null)

/** @throws Failure `signed-out` when the address and the password do not belong together. */
export const signIn = (email: string, password: string, recoveryCode?: string): Promise<SignInAnswer> =>
  callAuth('signIn', { email, password, ...(recoveryCode === undefined ? {} : { recoveryCode }) })

/** The second step: a code of the app, or a recovery code. */
export const showCode = (ceremony: string, code: string): Promise<SignInAnswer> => callAuth('showCode', { ceremony, code })

/** The passkey says by itself whose it is. */
export async function signInWithPasskey(): Promise<SignInAnswer> {
  const { ceremony, options } = await callAuth('beginPasskeySignIn', {})
  return callAuth('passkeySignIn', { ceremony, response: await signWithPasskey(options) })
}

export const signOut = async (): Promise<void> => void (await callAuth('signOut', {}))

/** What a link leads to. @throws Failure `not-found` when it is over. */
export const lookAtLink = (token: string): Promise<Link> => callAuth('link', { token })

export const takeLink = (token: string, name: string, password: string): Promise<SignInAnswer> =>
  callAuth('useLink', { token, name, password })
