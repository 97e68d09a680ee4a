import type { Kysely } from 'kysely'
import type { Tables } from '../database/tables.ts'
import type { Seal } from './factors/sealed.ts'
import type { BreachedPasswords } from './passwords/breached-files.ts'
import type { PasswordHashing } from './passwords/password-hashing.ts'
import type { SessionKeeper } from './sessions/session-keeper.ts'
import type { SingleSignOn } from './sso/single-sign-on.ts'

/**
 * What accounts work with. `db` has connections of its own: a count of wrong tries must stay when the request that made them
 * fails, and a request that waits for a connection must not hold one.
 */
export interface AccountServices {
  readonly db: Kysely<Tables>
  readonly sessions: SessionKeeper
  readonly passwords: PasswordHashing
  readonly breached: BreachedPasswords
  readonly seal: Seal
  /** The hospital's sign-in; null without one. */
  readonly singleSignOn: SingleSignOn | null
}
