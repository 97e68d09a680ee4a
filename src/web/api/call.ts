import type { z } from 'zod'
import { problemSchema } from '../../core/contract/problem.ts'
import { type RouteName, ROUTES } from '../../core/contract/routes.ts'
import { activityHeader } from './activity.ts'
import { askToConfirm } from './confirm.ts'
import { Failure } from './failure.ts'

export const API = '/api'

export type Answer<N extends RouteName> = z.output<(typeof ROUTES)[N]['answer']>
export type Body<N extends RouteName> = z.input<(typeof ROUTES)[N]['body']>

interface Details<N extends RouteName> {
  readonly id?: string
  readonly body?: Body<N>
  readonly signal?: AbortSignal
}

/** The failure that a non-2xx answer describes, or `unreadable` when it describes none. */
export function failureFrom(status: number, text: string): Failure {
  const problem = problemSchema.safeParse(parseJson(text))
  if (problem.success) return new Failure(problem.data.code, problem.data.message, problem.data.field)
  return new Failure('unreadable', `HTTP ${status}`)
}

/** @returns undefined when the text is not JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

interface Init extends RequestInit {
  headers?: Record<string, string>
}

/** fetch, with "no answer" as a Failure of its own. @throws Failure `offline`; lets an abort through. */
export async function request(url: string, init: Init): Promise<Response> {
  try {
    return await fetch(url, { credentials: 'same-origin', ...init, headers: { ...activityHeader(), ...init.headers } })
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    throw new Failure('offline', 'The server does not answer.')
  }
}

/** The whole text of an answer. @throws Failure `offline` when the connection breaks before its end; lets an abort through. */
export async function textOf(response: Response): Promise<string> {
  try {
    return await response.text()
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    throw new Failure('offline', 'The server does not answer.')
  }
}

/**
 * Calls one route of the contract and checks the answer against it. Where the server asks the person to prove who they are,
 * the screen asks, and the call is made again.
 * @throws Failure with the server's problem, `offline`, or `unreadable`.
 */
export async function call<N extends RouteName>(name: N, details: Details<N> = {}): Promise<Answer<N>> {
  const route = ROUTES[name]
  const url = API + route.path.replace(':id', encodeURIComponent(details.id ?? ''))
  const init: Init = { method: route.method }
  if (details.signal) init.signal = details.signal
  if (details.body !== undefined && details.body !== null) {
    init.body = JSON.stringify(details.body)
    init.headers = { 'content-type': 'application/json' }
  }
  let response = await request(url, init)
  let text = await textOf(response)
  if (!response.ok) {
    const failure = failureFrom(response.status, text)
    if (failure.code !== 'confirm-identity' || !(await askToConfirm())) throw failure
    response = await request(url, init)
    text = await textOf(response)
    if (!response.ok) throw failureFrom(response.status, text)
  }
  const answer = route.answer.safeParse(parseJson(text))
  if (!answer.success) throw new Failure('unreadable', `${route.method} ${route.path}`)
  return answer.data as Answer<N>
}
