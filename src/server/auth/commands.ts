import type { Kysely } from 'kysely'
import { recordAccess } from '../audit/audit-log.ts'
import { type Config, readConfig, StartupError } from '../config.ts'
import { openDatabase } from '../database/open.ts'
import type { Tables } from '../database/tables.ts'
import { forgetFactors } from './factors/factors.ts'
import { makeLink } from './invitations/links.ts'

/** What a command has to say, line by line, and whether all is well. */
export interface Told {
  readonly ok: boolean
  readonly lines: readonly string[]
}

/**
 * The work of `facialis accounts reset-owner`: for the owner whom nobody else can help. Takes the second factors away, ends
 * the sessions, opens a disabled account, and makes a link for a new password; the audit says that it was done on the machine.
 * @param email which owner; null when there is one.
 * @throws StartupError when there is no such owner, or several and none is named.
 */
export async function resetOwner(
  environment: Readonly<Record<string, string | undefined>>,
  email: string | null,
): Promise<Told> {
  const config = readConfig(environment, false, process.cwd())
  const database = await openDatabase(config, () => null)
  try {
    return { ok: true, lines: linesOf(await database.db.transaction().execute((db) => reset(db, email)), config) }
  } finally {
    await database.close()
  }
}

interface Reset {
  readonly email: string
  readonly token: string
}

async function reset(db: Kysely<Tables>, email: string | null): Promise<Reset> {
  const owners = await db
    .selectFrom('membership')
    .innerJoin('user', 'user.id', 'membership.user_id')
    .select(['membership.id', 'membership.center_id as center', 'user.id as userId', 'user.email'])
    .where('membership.role', '=', 'owner')
    .orderBy('user.email')
    .execute()
  const wanted = email === null ? owners : owners.filter((owner) => owner.email === email.trim().toLowerCase())
  const [owner] = wanted
  if (owner === undefined) throw new StartupError(email === null ? 'There is no owner yet: open Facialis in a browser.' : `No owner has the address ${email}.`)
  if (wanted.length > 1) {
    throw new StartupError(`There are several owners: name one with --email, of ${owners.map((each) => each.email).join(', ')}.`)
  }
  await forgetFactors(db, owner.userId)
  await db.updateTable('membership').set({ disabled_at: null }).where('id', '=', owner.id).execute()
  const { token } = await makeLink(db, owner.center, { email: owner.email, role: null, userId: owner.userId }, null)
  await recordAccess(db, { center: owner.center, actor: 'command', role: 'operator', action: 'resetPassword', record: owner.id, outcome: 'done' })
  return { email: owner.email, token }
}

function linesOf({ email, token }: Reset, { publicUrl, port }: Config): string[] {
  return [
    `${email} has no second factor any more and sets a new password by this link, once, within seven days:`,
    `${publicUrl ?? `http://localhost:${String(port)}`}/join#${token}`,
    'Start Facialis, open the link, and protect the account again.',
  ]
}
