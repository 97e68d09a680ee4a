import { fromNodeHeaders } from 'better-auth/node'
import type { FastifyRequest } from 'fastify'
import { CONFIRMED_FOR_MINUTES } from '../../core/contract/accounts.ts'
import { isStaff } from '../../core/contract/roles.ts'
import { sessionHeaders } from '../auth/cookies.ts'
import { requestScheme } from '../edge/proxy/requests.ts'
import { Problem } from './problem.ts'
import type { Caller, Services } from './services.ts'

/** The headers of a request with the cookies that are believed. */
export const headersOf = (request: FastifyRequest): Headers =>
  sessionHeaders(fromNodeHeaders(request.headers), requestScheme(request))

/**
 * Who asks.
 * @param secondFactor whether staff must have shown a second factor. The fictional center asks for none: everybody in it is
 *   drawn, and one button leads into it.
 * @throws Problem `signed-out` without a session, `forbidden` for an account of no center, `second-factor`.
 */
export async function callerOf({ accounts, db }: Services, request: FastifyRequest, secondFactor = true): Promise<Caller> {
  const person = await accounts.signedIn(headersOf(request))
  if (person === null) throw new Problem('signed-out', 'Sign in to go on.')
  const member = await db
    .selectFrom('membership')
    .innerJoin('center', 'center.id', 'membership.center_id')
    .select(['center_id', 'role', 'disabled_at', 'center.demo'])
    .where('user_id', '=', person.userId)
    .executeTakeFirst()
  if (member === undefined) throw new Problem('forbidden', 'This account belongs to no center.')
  if (member.disabled_at !== null) throw new Problem('signed-out', 'This account is closed. Ask the owner of the center.')
  if (secondFactor && isStaff(member.role) && !person.secondFactor && member.demo === null) {
    throw new Problem('second-factor', 'Protect your account with a passkey or an authenticator app first.')
  }
  return { ...person, center: member.center_id, role: member.role, host: request.host, address: request.ip }
}

/** @throws Problem `confirm-identity` when the proof of who asks is too old for something grave. */
export function requireConfirmed({ confirmedAt }: Caller): void {
  if (Date.now() - confirmedAt.getTime() <= CONFIRMED_FOR_MINUTES * 60_000) return
  throw new Problem('confirm-identity', 'Confirm who you are, then do it again.')
}
