import type { Kysely } from 'kysely'
import type { Tables } from '../../database/tables.ts'
import { claimInvitation, joinCenter } from '../invitations/links.ts'
import { addUser, linkIdentity, type Person, personByEmail, personById } from '../person.ts'
import type { Identity } from './single-sign-on.ts'

/** The provider's name in the table of identities. */
export const providerIdOf = (issuer: string): string => `oidc ${issuer}`

/**
 * Whose account an identity of the hospital opens: the one it was linked to before, else the one of its verified address, else
 * a new one for an invitation to that address. Nobody comes in whom the owner has not invited.
 * @returns null when there is no such account.
 */
export async function personOfIdentity(db: Kysely<Tables>, identity: Identity): Promise<Person | null> {
  const providerId = providerIdOf(identity.issuer)
  return db.transaction().execute(async (transaction) => {
    const linked = await transaction
      .selectFrom('account')
      .select('userId')
      .where('providerId', '=', providerId)
      .where('accountId', '=', identity.subject)
      .executeTakeFirst()
    if (linked !== undefined) return personById(transaction, linked.userId)
    if (identity.email === null) return null
    const member = await personByEmail(transaction, identity.email)
    if (member !== null) {
      // An account that is linked to somebody else of this provider is not handed on with a reused address.
      if (await isLinked(transaction, member.userId, providerId)) return null
      await linkIdentity(transaction, member.userId, providerId, identity.subject)
      return member
    }
    const invitation = await claimInvitation(transaction, identity.email)
    if (invitation === null) return null
    const userId = await addUser(transaction, identity.name, identity.email)
    await linkIdentity(transaction, userId, providerId, identity.subject)
    await joinCenter(transaction, userId, invitation)
    return personById(transaction, userId)
  })
}

/** Whether an account comes in by this provider. */
export async function isLinked(db: Kysely<Tables>, userId: string, providerId: string): Promise<boolean> {
  const row = await db
    .selectFrom('account')
    .select('id')
    .where('userId', '=', userId)
    .where('providerId', '=', providerId)
    .executeTakeFirst()
  return row !== undefined
}
