import { randomUUID } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { Tables } from '../database/tables.ts'

/** better-auth's word for an account that has a password. */
const PASSWORD_PROVIDER = 'credential'

/** An account that may come in: a member of a center that nobody has disabled. */
export interface Person {
  readonly userId: string
  readonly name: string
  readonly email: string
  readonly center: string
}

const people = (db: Kysely<Tables>) =>
  db
    .selectFrom('user')
    .innerJoin('membership', 'membership.user_id', 'user.id')
    .select(['user.id as userId', 'user.name', 'user.email', 'membership.center_id as center'])
    .where('membership.disabled_at', 'is', null)

export async function personByEmail(db: Kysely<Tables>, email: string): Promise<Person | null> {
  return (await people(db).where('user.email', '=', email.trim().toLowerCase()).executeTakeFirst()) ?? null
}

export async function personById(db: Kysely<Tables>, userId: string): Promise<Person | null> {
  return (await people(db).where('user.id', '=', userId).executeTakeFirst()) ?? null
}

/** Of those who change how an account is proven, one at a time goes on: until the transaction ends. */
export async function lockUser(db: Kysely<Tables>, userId: string): Promise<void> {
  await db.selectFrom('user').select('id').where('id', '=', userId).forNoKeyUpdate().execute()
}

/** The digest of the password; null for an account that has none. */
export async function passwordHashOf(db: Kysely<Tables>, userId: string): Promise<string | null> {
  const row = await db
    .selectFrom('account')
    .select('password')
    .where('userId', '=', userId)
    .where('providerId', '=', PASSWORD_PROVIDER)
    .executeTakeFirst()
  return row?.password ?? null
}

/** Sets the password in place of the one before. */
export async function setPasswordHash(db: Kysely<Tables>, userId: string, password: string): Promise<void> {
  await db.deleteFrom('account').where('userId', '=', userId).where('providerId', '=', PASSWORD_PROVIDER).execute()
  await linkIdentity(db, userId, PASSWORD_PROVIDER, userId, password)
}

/** Says by which identity (of which provider) an account comes in. */
export async function linkIdentity(
  db: Kysely<Tables>,
  userId: string,
  providerId: string,
  accountId: string,
  password: string | null = null,
): Promise<void> {
  const now = new Date()
  await db
    .insertInto('account')
    .values({ id: randomUUID(), userId, providerId, accountId, password, createdAt: now, updatedAt: now })
    .execute()
}

/** A new account, of no center yet. @returns its id. @throws a database error when the address is taken. */
export async function addUser(db: Kysely<Tables>, name: string, email: string): Promise<string> {
  const id = randomUUID()
  await db.insertInto('user').values({ id, name, email: email.trim().toLowerCase(), emailVerified: true }).execute()
  return id
}
