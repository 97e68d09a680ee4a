import type { Kysely } from 'kysely'
import { z } from 'zod'
import { recordAccountEvent } from '../../audit/account-events.ts'
import type { Tables } from '../../database/tables.ts'
import { linkIdentity, lockUser } from '../person.ts'
import { beginCeremony, endCeremony } from '../sign-in/ceremonies.ts'

const KIND = 'link-identity'
const identitySchema = z.object({ issuer: z.string(), subject: z.string() })

/** By which pair a provider knows a person. */
export type ProviderIdentity = z.infer<typeof identitySchema>

/** Carries a link that waits for its account to be opened here. */
export const LINK_COOKIE = 'facialis.link-identity'

/** The provider's name in the table of identities. */
export const providerIdOf = (issuer: string): string => `oidc ${issuer}`

/** An identity of the hospital waits in this browser until the account is opened here. @returns the token for the cookie. */
export function beginLink(db: Kysely<Tables>, userId: string, { issuer, subject }: ProviderIdentity): Promise<string> {
  return beginCeremony(db, KIND, userId, { issuer, subject })
}

/** Links the identity that waits in this browser, when it is this account that was opened. */
export async function finishLink(db: Kysely<Tables>, token: string, userId: string, address: string): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    const begun = await endCeremony(transaction, KIND, token, identitySchema)
    if (begun?.userId === userId) await link(transaction, userId, begun.state, address)
  })
}

/**
 * Lets an account come in by an identity of the hospital from now on, and writes it down in the same transaction.
 * @returns false when it comes in by another one of this provider, or the identity is somebody else's already.
 */
export async function link(db: Kysely<Tables>, userId: string, identity: ProviderIdentity, address: string): Promise<boolean> {
  const providerId = providerIdOf(identity.issuer)
  await lockUser(db, userId)
  if (await isLinked(db, userId, providerId)) return false
  if ((await linkedTo(db, identity)) !== null) return false
  await linkIdentity(db, userId, providerId, identity.subject)
  await recordAccountEvent(db, 'identityLinked', userId, 'done', address)
  return true
}

/** The account an identity was linked to; null without one. */
export async function linkedTo(db: Kysely<Tables>, { issuer, subject }: ProviderIdentity): Promise<string | null> {
  const row = await db
    .selectFrom('account')
    .select('userId')
    .where('providerId', '=', providerIdOf(issuer))
    .where('accountId', '=', subject)
    .executeTakeFirst()
  return row?.userId ?? null
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
