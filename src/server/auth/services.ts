import type { Kysely } from 'kysely'
import type { Tables } from '../database/tables.ts'
import type { Seal } from './factors/sealed.ts'
import type { BreachedPasswords } from './passwords/breached-files.ts'
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

/** Slow, salted digests (scrypt). */
export interface PasswordHashing {
  hash(password: string): Promise<string>
  verify(hash: string, password: string): Promise<boolean>
}

/** The browser at the other end: its address as the socket (or a trusted proxy) knows it, and what it says of itself. */
export interface Visitor {
  readonly address: string
  readonly userAgent: string
  /** The name, with the port, under which it reached the center. */
  readonly host: string
  /** The token of `known-device.ts` that it carries. */
  readonly device: string | null
}
