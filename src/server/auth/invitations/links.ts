import { type Kysely, sql } from 'kysely'
import type { Invitation } from '../../../core/contract/accounts.ts'
import type { Role } from '../../../core/contract/roles.ts'
import type { Tables } from '../../database/tables.ts'
import { digestOf, newToken } from '../digest.ts'

const DAYS = 7

/** For whom a link is: somebody new with a role, or an account that needs a new password. */
export type LinkFor =
  | { readonly email: string; readonly role: Role; readonly userId: null }
  | { readonly email: string; readonly role: null; readonly userId: string }

/** A link as it is stored: its token only as a digest. */
export interface StoredLink {
  readonly id: string
  readonly center: string
  readonly email: string
  readonly role: Role | null
  readonly userId: string | null
}

const columns = ['id', 'email', 'role', 'user_id', 'created_at', 'expires_at'] as const

interface LinkRow {
  id: string
  email: string
  role: Role | null
  user_id: string | null
  created_at: Date
  expires_at: Date
}

const shown = (row: LinkRow): Invitation => ({
  id: row.id,
  kind: row.user_id === null ? 'invitation' : 'password',
  email: row.email,
  role: row.role,
  createdAt: row.created_at.toISOString(),
  expiresAt: row.expires_at.toISOString(),
})

const open = (db: Kysely<Tables>) =>
  db.selectFrom('invitation').where('used_at', 'is', null).where('revoked_at', 'is', null).where('expires_at', '>', sql<Date>`now()`)

/** Makes a link in place of earlier ones for the same person. @returns the token, which is readable this once. */
export async function makeLink(
  db: Kysely<Tables>,
  center: string,
  whom: LinkFor,
  madeBy: string | null,
): Promise<{ invitation: Invitation; token: string }> {
  const email = whom.email.trim().toLowerCase()
  await db
    .updateTable('invitation')
    .set({ revoked_at: new Date() })
    .where('center_id', '=', center)
    .where('email', '=', email)
    .where('used_at', 'is', null)
    .where('revoked_at', 'is', null)
    .execute()
  const token = newToken()
  const row = await db
    .insertInto('invitation')
    .values({
      center_id: center,
      email,
      role: whom.role,
      user_id: whom.userId,
      hash: digestOf(token),
      made_by: madeBy,
      expires_at: sql<Date>`now() + make_interval(days => ${DAYS})`,
      used_at: null,
      revoked_at: null,
    })
    .returning(columns)
    .executeTakeFirstOrThrow()
  return { invitation: shown(row), token }
}

/** The links of a center that can still be used, newest first. */
export async function openLinks(db: Kysely<Tables>, center: string): Promise<Invitation[]> {
  const rows = await open(db).select(columns).where('center_id', '=', center).orderBy('created_at', 'desc').execute()
  return rows.map(shown)
}

/** @returns false when the center has no such link that can still be used. */
export async function revokeLink(db: Kysely<Tables>, center: string, id: string): Promise<boolean> {
  const revoked = await db
    .updateTable('invitation')
    .set({ revoked_at: new Date() })
    .where('center_id', '=', center)
    .where('id', '=', id)
    .where('used_at', 'is', null)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  return revoked.numUpdatedRows === 1n
}

/** Takes back the links by which an account could be given a new password. */
export async function revokePasswordLinks(db: Kysely<Tables>, userId: string): Promise<void> {
  await db
    .updateTable('invitation')
    .set({ revoked_at: new Date() })
    .where('user_id', '=', userId)
    .where('used_at', 'is', null)
    .where('revoked_at', 'is', null)
    .execute()
}

/** What a token leads to; null when it was used, revoked, or is too old. */
export async function linkOf(db: Kysely<Tables>, token: string): Promise<(StoredLink & { centerName: string; name: string }) | null> {
  const row = await open(db)
    .innerJoin('center', 'center.id', 'invitation.center_id')
    .leftJoin('user', 'user.id', 'invitation.user_id')
    .select(['invitation.id', 'invitation.center_id as center', 'invitation.email', 'role', 'user_id as userId'])
    .select(['center.name as centerName', 'user.name'])
    .where('hash', '=', digestOf(token))
    .executeTakeFirst()
  return row === undefined ? null : { ...row, name: row.name ?? '' }
}

const claimed = (db: Kysely<Tables>) =>
  db
    .updateTable('invitation')
    .set({ used_at: new Date() })
    .where('used_at', 'is', null)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', sql<Date>`now()`)
    .returning(['id', 'center_id as center', 'email', 'role', 'user_id as userId'])

/** Uses a link up. @returns it to one of those who ask at once, and null to the others. */
export async function claimLink(db: Kysely<Tables>, token: string): Promise<StoredLink | null> {
  return (await claimed(db).where('hash', '=', digestOf(token)).executeTakeFirst()) ?? null
}

/**
 * Uses up the newest invitation of an address, for somebody whom the hospital's sign-in has named. One that another center
 * has made stays open.
 */
export async function claimInvitation(db: Kysely<Tables>, email: string): Promise<StoredLink | null> {
  const newest = await open(db)
    .select('id')
    .where('email', '=', email.trim().toLowerCase())
    .where('role', 'is not', null)
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst()
  return newest === undefined ? null : ((await claimed(db).where('id', '=', newest.id).executeTakeFirst()) ?? null)
}

/** Makes an account a member of the center that invited it, in the role it was invited for. */
export async function joinCenter(db: Kysely<Tables>, userId: string, { center, role }: StoredLink): Promise<void> {
  if (role === null) throw new Error('a link for a password invites nobody')
  await db.insertInto('membership').values({ user_id: userId, center_id: center, role }).execute()
}
