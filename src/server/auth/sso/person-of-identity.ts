import type { Kysely } from 'kysely'
import { recordAccountEvent } from '../../audit/account-events.ts'
import type { Tables } from '../../database/tables.ts'
import { factorsOf, hasFactor } from '../factors/factors.ts'
import { claimInvitation, joinCenter } from '../invitations/links.ts'
import { addUser, passwordHashOf, type Person, personByEmail, personById } from '../person.ts'
import { isLinked, link, linkedTo, providerIdOf } from './link-identity.ts'
import type { Identity } from './single-sign-on.ts'

/** `to-link`: the account of this address must be opened here once, by its own password and factor, before it is linked. */
export type Found =
  | { readonly is: 'known'; readonly person: Person }
  | { readonly is: 'to-link'; readonly person: Person }
  | { readonly is: 'stranger' }

const STRANGER: Found = { is: 'stranger' }

/**
 * Whose account an identity of the hospital opens: the one it was linked to before, else the one of its verified address, else
 * a new one for an invitation to that address. Nobody comes in whom the owner has not invited, and the word of the hospital
 * alone takes over no account that has a password or a factor of its own.
 */
export async function personOfIdentity(db: Kysely<Tables>, identity: Identity, address: string): Promise<Found> {
  const known = (person: Person | null): Found => (person === null ? STRANGER : { is: 'known', person })
  return db.transaction().execute(async (transaction) => {
    const linked = await linkedTo(transaction, identity)
    if (linked !== null) return known(await personById(transaction, linked))
    if (identity.email === null) return STRANGER
    const member = await personByEmail(transaction, identity.email)
    if (member !== null) {
      // An account that is linked to somebody else of this provider is not handed on with a reused address.
      if (await isLinked(transaction, member.userId, providerIdOf(identity.issuer))) return STRANGER
      if (await hasProofOfItsOwn(transaction, member.userId)) return { is: 'to-link', person: member }
      return (await link(transaction, member.userId, identity, address)) ? known(member) : STRANGER
    }
    const invitation = await claimInvitation(transaction, identity.email)
    if (invitation === null) return STRANGER
    const userId = await addUser(transaction, identity.name, identity.email)
    await joinCenter(transaction, userId, invitation)
    await recordAccountEvent(transaction, 'invitationAccepted', userId, 'done', address)
    await link(transaction, userId, identity, address)
    return known(await personById(transaction, userId))
  })
}

async function hasProofOfItsOwn(db: Kysely<Tables>, userId: string): Promise<boolean> {
  return (await passwordHashOf(db, userId)) !== null || hasFactor(await factorsOf(db, userId))
}
