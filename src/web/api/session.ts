import { z } from 'zod'
import { API, failureFrom, parseJson, request, textOf } from './call.ts'
import { Failure } from './failure.ts'

const sessionSchema = z.object({ user: z.object({ name: z.string(), email: z.string() }) }).nullable()

export type Session = z.infer<typeof sessionSchema>

const post = (path: string, body: unknown): Promise<Response> =>
  request(`${API}/auth/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })

/** Who is signed in, or null. @throws Failure when the server does not answer. */
export async function currentSession(): Promise<Session> {
  const response = await request(`${API}/auth/get-session`, { method: 'GET' })
  const text = await textOf(response)
  if (!response.ok) throw failureFrom(response.status, text)
  const session = sessionSchema.safeParse(text === '' ? null : parseJson(text))
  if (!session.success) throw new Failure('unreadable', 'GET /auth/get-session')
  return session.data
}

/** @throws Failure `signed-out` when the address and the password do not belong together. */
export async function signIn(email: string, password: string): Promise<void> {
  const response = await post('sign-in/email', { email, password })
  if (response.ok) return
  if (response.status === 401 || response.status === 403) throw new Failure('signed-out', 'Wrong email or password.')
  if (response.status === 429) throw new Failure('too-many', 'Too many attempts.')
  throw failureFrom(response.status, await textOf(response))
}

export async function signOut(): Promise<void> {
  const response = await post('sign-out', {})
  if (!response.ok) throw failureFrom(response.status, await textOf(response))
}
