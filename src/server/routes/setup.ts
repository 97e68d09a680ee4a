import { sql } from 'kysely'
import type { FastifyInstance } from 'fastify'
import type { Setup, SetupState } from '../../core/contract/setup.ts'
import { Problem } from './problem.ts'
import { serveOpen } from './serve.ts'
import type { Services } from './services.ts'

export function setupRoutes(app: FastifyInstance, services: Services): void {
  serveOpen(app, 'setupState', () => setupState(services))
  // One at a time: whoever makes the center needs a second connection, which a crowd waiting for the table would hold.
  let last: Promise<unknown> = Promise.resolve()
  serveOpen(app, 'setup', async (body) => {
    const mine = last.then(() => createCenter(services, body))
    last = mine.catch(() => null)
    await mine
    return setupState(services)
  })
}

async function setupState({ db, version, accounts }: Services): Promise<SetupState> {
  const center = await db.selectFrom('center').select(['name', 'demo']).executeTakeFirst()
  const demo = center?.demo ?? null
  return {
    version,
    needsOwner: center === undefined,
    centerName: center?.name ?? null,
    demo: demo && { email: demo.email, password: demo.password },
    singleSignOn: accounts.singleSignOn?.name ?? null,
  }
}

/** Makes the center with its owner, once. @throws Problem `conflict` when there is one. */
export async function createCenter({ db, accounts }: Pick<Services, 'db' | 'accounts'>, setup: Setup): Promise<string> {
  return db.transaction().execute(async (transaction) => {
    // Two first visitors at the same moment: the second waits here, and then finds the center of the first.
    await sql`LOCK TABLE center IN SHARE ROW EXCLUSIVE MODE`.execute(transaction)
    const there = await transaction.selectFrom('center').select('id').executeTakeFirst()
    if (there !== undefined) throw new Problem('conflict', 'This center has its owner already: sign in.')
    // Without a center any account is what an earlier attempt that was cut off left behind.
    await db.deleteFrom('user').execute()
    const owner = await accounts.create(setup)
    const center = await transaction
      .insertInto('center')
      .values({ name: setup.centerName, demo: null })
      .returning('id')
      .executeTakeFirstOrThrow()
    await transaction.insertInto('membership').values({ user_id: owner, center_id: center.id, role: 'owner' }).execute()
    return center.id
  })
}
