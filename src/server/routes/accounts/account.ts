import type { FastifyInstance } from 'fastify'
import type { Kysely } from 'kysely'
import type { Account } from '../../../core/contract/accounts.ts'
import { isStaff } from '../../../core/contract/roles.ts'
import { appUri, beginApp, checkApp } from '../../auth/factors/authenticator-app.ts'
import { factorsOf, hasFactor } from '../../auth/factors/factors.ts'
import { beginNewPasskey, keepPasskey } from '../../auth/factors/passkeys.ts'
import { makeRecoveryCodes, recoveryCodesLeft } from '../../auth/factors/recovery-codes.ts'
import { checkPassword } from '../../auth/passwords/refused-password.ts'
import { replacePassword } from '../../auth/passwords/replace-password.ts'
import { lockUser, passwordHashOf } from '../../auth/person.ts'
import { endSessions, ownSessions } from '../../auth/sessions/own-sessions.ts'
import { isLinked, providerIdOf } from '../../auth/sso/link-identity.ts'
import type { Tables } from '../../database/tables.ts'
import { notFound, Problem } from '../problem.ts'
import { serve } from '../serve.ts'
import type { Caller, Services } from '../services.ts'

/** One's own account: password, second factors, sessions. */
export function accountRoutes(app: FastifyInstance, services: Services): void {
  const { accounts } = services
  const account = (db: Kysely<Tables>, caller: Caller) => accountOf(services, db, caller)

  serve(app, services, 'account', ({ caller, db }) => account(db, caller))

  serve(app, services, 'changePassword', async ({ body: { password }, caller, db }) => {
    await requireShown(db, caller)
    await checkPassword(password, { center: await centerName(db, caller), name: caller.name, email: caller.email }, accounts.breached)
    await replacePassword(db, caller.userId, await accounts.passwords.hash(password), caller.sessionId)
    return account(db, caller)
  })

  serve(app, services, 'beginApp', async ({ caller, db }) => {
    await requireShown(db, caller)
    if ((await factorsOf(db, caller.userId)).app) throw new Problem('conflict', 'This account has an app already. Remove it first.')
    const secret = await beginApp(db, accounts.seal, caller.userId)
    return { secret, uri: appUri(secret, await centerName(db, caller), caller.email) }
  })

  serve(app, services, 'enableApp', async ({ body: { code }, caller, db }) => {
    await requireShown(db, caller)
    if (!(await checkApp(db, accounts.seal, caller.userId, code, true))) {
      throw new Problem('invalid', 'This code is not right. Check the clock of the phone, and take the code it shows now.', 'code')
    }
    await shown(db, caller)
    return account(db, caller)
  })

  serve(app, services, 'removeApp', async ({ caller, db }) => {
    await requireShown(db, caller)
    await lockUser(db, caller.userId)
    await db.deleteFrom('authenticator_app').where('user_id', '=', caller.userId).execute()
    await requireOneLeft(db, caller)
    return account(db, caller)
  })

  serve(app, services, 'beginPasskey', async ({ caller, db }) => {
    await requireShown(db, caller)
    return beginNewPasskey(db, caller.host, await centerName(db, caller), caller)
  })

  serve(app, services, 'addPasskey', async ({ body: { ceremony, response, name }, caller, db }) => {
    await requireShown(db, caller)
    await keepPasskey(db, caller.userId, ceremony, response, name)
    await shown(db, caller)
    return account(db, caller)
  })

  serve(app, services, 'removePasskey', async ({ id, caller, db }) => {
    await requireShown(db, caller)
    await lockUser(db, caller.userId)
    const gone = await db.deleteFrom('passkey').where('id', '=', id).where('user_id', '=', caller.userId).executeTakeFirst()
    if (gone.numDeletedRows === 0n) throw notFound('passkey')
    await requireOneLeft(db, caller)
    return account(db, caller)
  })

  serve(app, services, 'makeRecoveryCodes', async ({ caller, db }) => {
    await requireShown(db, caller)
    if (!hasFactor(await factorsOf(db, caller.userId))) {
      throw new Problem('conflict', 'Recovery codes stand in for a passkey or an app: add one of these first.')
    }
    return { codes: await makeRecoveryCodes(db, caller.userId) }
  })

  const sessions = (db: Kysely<Tables>, { userId, sessionId }: Caller) => ownSessions(db, userId, sessionId, accounts.idleMinutes)
  serve(app, services, 'sessions', ({ caller, db }) => sessions(db, caller))
  serve(app, services, 'endSession', async ({ id, caller, db }) => {
    const ended = await db.deleteFrom('session').where('id', '=', id).where('userId', '=', caller.userId).executeTakeFirst()
    if (ended.numDeletedRows === 0n) throw notFound('session')
    return sessions(db, caller)
  })
  serve(app, services, 'endOtherSessions', async ({ caller, db }) => {
    await endSessions(db, caller.userId, caller.sessionId)
    return sessions(db, caller)
  })
}

async function accountOf({ accounts }: Services, db: Kysely<Tables>, caller: Caller): Promise<Account> {
  const { userId, name, email, role } = caller
  const passkeys = await db.selectFrom('passkey').selectAll().where('user_id', '=', userId).orderBy('created_at').execute()
  const { demo } = await db.selectFrom('center').select('demo').where('id', '=', caller.center).executeTakeFirstOrThrow()
  const { singleSignOn } = accounts
  const linked = singleSignOn !== null && (await isLinked(db, userId, providerIdOf(singleSignOn.issuer)))
  return {
    name,
    email,
    role,
    hasPassword: (await passwordHashOf(db, userId)) !== null,
    app: (await factorsOf(db, userId)).app,
    passkeys: passkeys.map((key) => ({
      id: key.id,
      name: key.name,
      createdAt: key.created_at.toISOString(),
      usedAt: key.used_at?.toISOString() ?? null,
    })),
    recoveryCodesLeft: await recoveryCodesLeft(db, userId),
    secondFactorDemanded: isStaff(role) && demo === null,
    singleSignOn: linked ? singleSignOn.name : null,
  }
}

async function centerName(db: Kysely<Tables>, { center }: Caller): Promise<string> {
  return (await db.selectFrom('center').select('name').where('id', '=', center).executeTakeFirstOrThrow()).name
}

/** A password alone must not give an account another second factor, once it has one. */
async function requireShown(db: Kysely<Tables>, { userId, secondFactor }: Caller): Promise<void> {
  if (secondFactor || !hasFactor(await factorsOf(db, userId))) return
  throw new Problem('second-factor', 'Sign in with your second factor first.')
}

/** A new factor was just shown: this session is worth more from now on, and those that have not shown it end. */
async function shown(db: Kysely<Tables>, { userId, sessionId }: Caller): Promise<void> {
  await db.updateTable('session').set({ secondFactor: true, confirmedAt: new Date() }).where('id', '=', sessionId).execute()
  await db.deleteFrom('session').where('userId', '=', userId).where('secondFactor', '=', false).execute()
}

/** After `lockUser`: of two who remove the two last factors at once, the second finds one. */
async function requireOneLeft(db: Kysely<Tables>, { userId, role }: Caller): Promise<void> {
  if (hasFactor(await factorsOf(db, userId))) return
  if (isStaff(role)) throw new Problem('conflict', 'This is your last second factor. Add another one before you remove it.')
  // Codes that stand in for a factor go with the last one.
  await db.deleteFrom('recovery_code').where('user_id', '=', userId).execute()
}
