import type { FastifyInstance } from 'fastify'
import { isStaff } from '../../core/contract/roles.ts'
import { serve } from './serve.ts'
import type { Services } from './services.ts'

/** Who is asking, and with whom they work. */
export function meRoutes(app: FastifyInstance, services: Services): void {
  serve(app, services, 'me', ({ caller: { userId, name, role } }) => Promise.resolve({ userId, name, role }))
  serve(app, services, 'colleagues', async ({ caller, db }) => {
    const members = await db
      .selectFrom('membership')
      .innerJoin('user', 'user.id', 'membership.user_id')
      .select(['membership.user_id as userId', 'user.name', 'membership.role'])
      .where('membership.center_id', '=', caller.center)
      .orderBy('user.name')
      .execute()
    return members.filter(({ role }) => isStaff(role))
  })
}
