import type { Kysely } from 'kysely'
import type { Tables } from '../../database/tables.ts'

/** The second factors an account has set up. */
export interface Factors {
  readonly app: boolean
  readonly passkeys: number
}

export async function factorsOf(db: Kysely<Tables>, userId: string): Promise<Factors> {
  const app = await db
    .selectFrom('authenticator_app')
    .select('user_id')
    .where('user_id', '=', userId)
    .where('enabled_at', 'is not', null)
    .executeTakeFirst()
  const { passkeys } = await db
    .selectFrom('passkey')
    .select(({ fn }) => fn.countAll<string>().as('passkeys'))
    .where('user_id', '=', userId)
    .executeTakeFirstOrThrow()
  return { app: app !== undefined, passkeys: Number(passkeys) }
}

export const hasFactor = ({ app, passkeys }: Factors): boolean => app || passkeys > 0

/** Takes every second factor and recovery code away, and ends the sessions that were opened with them. */
export async function forgetFactors(db: Kysely<Tables>, userId: string): Promise<void> {
  await db.deleteFrom('authenticator_app').where('user_id', '=', userId).execute()
  await db.deleteFrom('passkey').where('user_id', '=', userId).execute()
  await db.deleteFrom('recovery_code').where('user_id', '=', userId).execute()
  await db.deleteFrom('known_device').where('user_id', '=', userId).execute()
  await db.deleteFrom('session').where('userId', '=', userId).execute()
}
