import type { FastifyInstance } from 'fastify'
import type { Kysely } from 'kysely'
import type { Member } from '../../../core/contract/accounts.ts'
import { isStaff, type Role } from '../../../core/contract/roles.ts'
import { forgetFactors } from '../../auth/factors/factors.ts'
import { makeLink, openLinks, revokeLink } from '../../auth/invitations/links.ts'
import { endSessions } from '../../auth/sessions/own-sessions.ts'
import type { Tables } from '../../database/tables.ts'
import { notFound, Problem } from '../problem.ts'
import { serve } from '../serve.ts'
import type { Caller, Services } from '../services.ts'

/** The accounts of a center and the links that lead into it, for its owner. */
export function teamRoutes(app: FastifyInstance, services: Services): void {
  serve(app, services, 'members', ({ caller, db }) => members(db, caller))

  serve(app, services, 'changeRole', async ({ id, body: { role }, caller, db }) => {
    const member = await memberOf(db, caller, id)
    if (isStaff(role) !== isStaff(member.role)) throw betweenStaffAndPatients()
    if (member.role === 'owner' && role !== 'owner') await requireAnotherOwner(db, member)
    await db.updateTable('membership').set({ role }).where('id', '=', id).execute()
    return members(db, caller)
  })

  serve(app, services, 'disableMember', async ({ id, caller, db }) => {
    const member = await memberOf(db, caller, id)
    if (member.role === 'owner') await requireAnotherOwner(db, member)
    await db.updateTable('membership').set({ disabled_at: new Date() }).where('id', '=', id).execute()
    await endSessions(db, member.userId, null)
    return members(db, caller)
  })

  serve(app, services, 'enableMember', async ({ id, caller, db }) => {
    await memberOf(db, caller, id)
    await db.updateTable('membership').set({ disabled_at: null }).where('id', '=', id).execute()
    return members(db, caller)
  })

  serve(app, services, 'resetPassword', async ({ id, caller, db }) => {
    const { email, userId } = await memberOf(db, caller, id)
    return makeLink(db, caller.center, { email, role: null, userId }, caller.userId)
  })

  serve(app, services, 'resetSecondFactor', async ({ id, caller, db }) => {
    const { userId } = await memberOf(db, caller, id)
    if (userId === caller.userId) throw new Problem('conflict', 'Change your own second factor under “Your account”.')
    await forgetFactors(db, userId)
    return members(db, caller)
  })

  serve(app, services, 'invitations', ({ caller, db }) => openLinks(db, caller.center))

  serve(app, services, 'invite', async ({ body: { email, role }, caller, db }) => {
    if (!isStaff(role)) throw betweenStaffAndPatients()
    const there = await db.selectFrom('user').select('id').where('email', '=', email.trim().toLowerCase()).executeTakeFirst()
    if (there !== undefined) throw new Problem('conflict', 'This address has an account already.', 'email')
    return makeLink(db, caller.center, { email, role, userId: null }, caller.userId)
  })

  serve(app, services, 'revokeInvitation', async ({ id, caller, db }) => {
    if (!(await revokeLink(db, caller.center, id))) throw notFound('invitation')
    return openLinks(db, caller.center)
  })
}

const betweenStaffAndPatients = (): Problem =>
  new Problem('invalid', 'An account of a patient or guardian is made from the record it belongs to.', 'role')

interface MemberRow {
  readonly userId: string
  readonly center: string
  readonly role: Role
  readonly email: string
}

async function memberOf(db: Kysely<Tables>, { center }: Caller, id: string): Promise<MemberRow> {
  const row = await db
    .selectFrom('membership')
    .innerJoin('user', 'user.id', 'membership.user_id')
    .select(['membership.user_id as userId', 'membership.center_id as center', 'membership.role', 'user.email'])
    .where('membership.center_id', '=', center)
    .where('membership.id', '=', id)
    .executeTakeFirst()
  if (row === undefined) throw notFound('member')
  return row
}

/** A center without an owner could never let anybody in again. Two owners who demote each other at once wait here. */
async function requireAnotherOwner(db: Kysely<Tables>, { center, userId }: MemberRow): Promise<void> {
  const owners = await db
    .selectFrom('membership')
    .select('user_id')
    .where('center_id', '=', center)
    .where('role', '=', 'owner')
    .where('disabled_at', 'is', null)
    .orderBy('user_id')
    .forUpdate()
    .execute()
  if (owners.some((owner) => owner.user_id !== userId)) return
  throw new Problem('conflict', 'This is the last owner of the center. Make somebody else an owner first.')
}

async function members(db: Kysely<Tables>, caller: Caller): Promise<Member[]> {
  const rows = await db
    .selectFrom('membership')
    .innerJoin('user', 'user.id', 'membership.user_id')
    .select(['membership.id', 'user.id as userId', 'user.name', 'user.email', 'membership.role', 'membership.disabled_at'])
    .select(({ selectFrom, exists, or }) => [
      or([
        exists(
          selectFrom('authenticator_app')
            .select('authenticator_app.user_id')
            .whereRef('authenticator_app.user_id', '=', 'user.id')
            .where('authenticator_app.enabled_at', 'is not', null),
        ),
        exists(selectFrom('passkey').select('passkey.id').whereRef('passkey.user_id', '=', 'user.id')),
      ]).as('secondFactor'),
      selectFrom('session')
        .select(({ fn }) => fn.max('session.usedAt').as('last'))
        .whereRef('session.userId', '=', 'user.id')
        .as('lastUsed'),
    ])
    .where('membership.center_id', '=', caller.center)
    .orderBy('user.name')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    email: row.email,
    role: row.role,
    self: row.userId === caller.userId,
    secondFactor: Boolean(row.secondFactor),
    disabledAt: row.disabled_at?.toISOString() ?? null,
    lastUsed: row.lastUsed?.toISOString() ?? null,
  }))
}
