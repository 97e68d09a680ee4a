import { fromNodeHeaders } from 'better-auth/node'
import type { FastifyRequest } from 'fastify'
import { DOES_NOT_ANSWER, Problem } from './problem.ts'
import type { Caller, Services } from './services.ts'

/** Who asks. @throws Problem `signed-out` without a session, `forbidden` for an account of no center. */
export async function callerOf({ accounts, db }: Services, request: FastifyRequest): Promise<Caller> {
  const person = await accounts.signedIn(fromNodeHeaders(request.headers)).catch((cause: unknown) => {
    // Looking up a session fails in one way, whatever its library calls it: the database was not reached.
    throw new Problem('unavailable', DOES_NOT_ANSWER, undefined, { cause })
  })
  if (person === null) throw new Problem('signed-out', 'Sign in to go on.')
  const member = await db
    .selectFrom('membership')
    .select(['center_id', 'role'])
    .where('user_id', '=', person.userId)
    .executeTakeFirst()
  if (member === undefined) throw new Problem('forbidden', 'This account belongs to no center.')
  return { ...person, center: member.center_id, role: member.role }
}
