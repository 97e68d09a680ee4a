import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import type { z } from 'zod'
import type { Tables } from '../../database/tables.ts'
import { digestOf, newToken } from '../digest.ts'

const MINUTES = 10

/** A proof that was begun: what it is for, of whom (null before that is known), and what is needed to finish it. */
export interface Ceremony<S> {
  readonly userId: string | null
  readonly state: S
}

/** Writes down that a proof was begun. @returns its token, which is not stored. */
export async function beginCeremony(db: Kysely<Tables>, kind: string, userId: string | null, state: object): Promise<string> {
  await db.deleteFrom('ceremony').where('expires_at', '<', sql<Date>`now()`).execute()
  const token = newToken()
  const row = { hash: digestOf(token), kind, user_id: userId, state: JSON.stringify(state) }
  await db.insertInto('ceremony').values({ ...row, expires_at: sql<Date>`now() + make_interval(mins => ${MINUTES})` }).execute()
  return token
}

/** A ceremony that is under way; null when there is none of this kind, or no more. It stays, so that another try is possible. */
export async function ceremonyOf<S>(db: Kysely<Tables>, kind: string, token: string, shape: z.ZodType<S>): Promise<Ceremony<S> | null> {
  const row = await db
    .selectFrom('ceremony')
    .selectAll()
    .where('hash', '=', digestOf(token))
    .where('kind', '=', kind)
    .where('expires_at', '>', sql<Date>`now()`)
    .executeTakeFirst()
  return row === undefined ? null : { userId: row.user_id, state: shape.parse(row.state) }
}

/** Ends everything that an account has begun to prove. */
export async function endCeremoniesOf(db: Kysely<Tables>, userId: string): Promise<void> {
  await db.deleteFrom('ceremony').where('user_id', '=', userId).execute()
}

/** Ends a ceremony. @returns what it was, to exactly one of those who ask; to the others null. */
export async function endCeremony<S>(db: Kysely<Tables>, kind: string, token: string, shape: z.ZodType<S>): Promise<Ceremony<S> | null> {
  const row = await db
    .deleteFrom('ceremony')
    .where('hash', '=', digestOf(token))
    .where('kind', '=', kind)
    .where('expires_at', '>', sql<Date>`now()`)
    .returningAll()
    .executeTakeFirst()
  return row === undefined ? null : { userId: row.user_id, state: shape.parse(row.state) }
}
