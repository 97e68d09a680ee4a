import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import type { Tables } from '../database/tables.ts'
import { openSeal } from './factors/sealed.ts'
import { openBreachedPasswords } from './passwords/breached-files.ts'
import { checkPassword } from './passwords/refused-password.ts'
import { addUser, setPasswordHash } from './person.ts'
import type { AccountServices } from './services.ts'
import { liveSession, secondsLeft } from './sessions/live-session.ts'
import { openSessionKeeper } from './sessions/session-keeper.ts'
import { openSingleSignOn, type SingleSignOnConfig } from './sso/single-sign-on.ts'

/** Who is behind a request, and what this session has shown. */
export interface SignedIn {
  readonly userId: string
  readonly name: string
  readonly email: string
  readonly sessionId: string
  readonly secondFactor: boolean
  /** When the person last proved who they are. */
  readonly confirmedAt: Date
  /** For how long the session goes on when nobody does anything. */
  readonly secondsLeft: number
}

/** What the installation decides about accounts. */
export interface AccountsConfig {
  /** A session that nobody has used for so long is ended. */
  readonly idleMinutes: number
  /** Files of Have I Been Pwned; null without. */
  readonly breachedPasswords: string | null
  readonly singleSignOn: SingleSignOnConfig | null
}

/** Accounts: nobody can sign up, they are made by the center. */
export interface Accounts extends AccountServices {
  readonly idleMinutes: number
  /** The session of these headers, or null. Read from the database each time: a session that ended has ended. */
  signedIn(headers: Headers): Promise<SignedIn | null>
  /** Makes an account with a password. @throws Problem when the password is one that is guessed early. */
  create(account: { name: string; email: string; password: string; centerName: string }): Promise<string>
  close(): Promise<void>
}

/** Enough for a shift change; a request holds one for milliseconds, beside the one of its transaction. */
const CONNECTIONS = 10

/** @throws StartupError when a file of the configuration is not there. */
export async function openAccounts(shared: pg.Pool, secret: string, config: AccountsConfig): Promise<Accounts> {
  const breached = await openBreachedPasswords(config.breachedPasswords)
  // The pool hides its password from whoever lists its options.
  const { password } = shared.options
  const pool = new pg.Pool({ ...shared.options, ...(password === undefined ? {} : { password }), max: CONNECTIONS })
  // An idle connection that breaks is replaced by the pool; the next query reports what matters.
  pool.on('error', () => null)
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
  const { passwords, ...sessions } = openSessionKeeper(pool, secret)
  const singleSignOn = config.singleSignOn === null ? null : openSingleSignOn(config.singleSignOn)
  const services = { db, sessions, passwords, breached, seal: openSeal(secret, 'authenticator app'), singleSignOn }
  return {
    ...services,
    idleMinutes: config.idleMinutes,
    async signedIn(headers) {
      const session = await liveSession(services, headers, config.idleMinutes)
      if (session === null) return null
      const { userId, name, email, id: sessionId, secondFactor, confirmedAt } = session
      return { userId, name, email, sessionId, secondFactor, confirmedAt, secondsLeft: secondsLeft(session, config.idleMinutes) }
    },
    async create({ name, email, password, centerName }) {
      await checkPassword(password, { center: centerName, name, email }, breached)
      const hash = await passwords.hash(password)
      return db.transaction().execute(async (transaction) => {
        const userId = await addUser(transaction, name, email)
        await setPasswordHash(transaction, userId, hash)
        return userId
      })
    },
    close: () => db.destroy(),
  }
}
