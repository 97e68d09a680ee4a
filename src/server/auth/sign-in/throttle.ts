import { type Kysely, sql } from 'kysely'
import type { Tables } from '../../database/tables.ts'
import { Problem } from '../../routes/problem.ts'

/** So many wrong tries are free; from then on each is followed by a pause, which doubles. */
const FREE_TRIES = 8
const FIRST_PAUSE_S = 30
const LONGEST_PAUSE_S = 15 * 60
/** Wrong tries are forgotten after so long without another. */
const FORGOTTEN_HOURS = 4

/** The pause after so many wrong tries, in seconds. */
export const pauseAfter = (tries: number): number =>
  tries < FREE_TRIES ? 0 : Math.min(LONGEST_PAUSE_S, FIRST_PAUSE_S * 2 ** Math.min(tries - FREE_TRIES, 10))

/**
 * Does the work of checking a secret, counted under each of the keys. Counted before the secret is checked, so that a hundred
 * tries at once are a hundred tries; what was right is taken back. A try during a pause is refused unseen and does not
 * prolong it.
 * @param keys the first is cleared by success; the others (an address, which many share) only forget this try.
 * @returns what the work found, null when the secret was wrong.
 * @throws Problem `too-many` during a pause.
 */
export async function counted<T>(db: Kysely<Tables>, keys: readonly string[], work: () => Promise<T | null>): Promise<T | null> {
  const taken: string[] = []
  for (const key of keys) {
    const open = await take(db, key)
    if (open) {
      taken.push(key)
      continue
    }
    for (const earlier of taken) await giveBack(db, earlier)
    throw new Problem('too-many', 'Too many wrong tries. Wait, or come in with a passkey or a recovery code.')
  }
  const found = await work()
  if (found !== null) {
    for (const [index, key] of keys.entries()) {
      if (index === 0) await db.deleteFrom('wrong_tries').where('key', '=', key).execute()
      else await giveBack(db, key)
    }
  }
  return found
}

/** Counts a try. @returns false during a pause. */
function take(db: Kysely<Tables>, key: string): Promise<boolean> {
  return db.transaction().execute(async (transaction) => {
    await transaction
      .insertInto('wrong_tries')
      .values({ key, count: 0, last_at: new Date(), blocked_until: null })
      .onConflict((conflict) => conflict.column('key').doNothing())
      .execute()
    const row = await transaction
      .selectFrom('wrong_tries')
      .select([
        'count',
        sql<boolean>`coalesce(blocked_until > clock_timestamp(), false)`.as('paused'),
        sql<boolean>`last_at < clock_timestamp() - make_interval(hours => ${FORGOTTEN_HOURS})`.as('forgotten'),
      ])
      .where('key', '=', key)
      .forUpdate()
      .executeTakeFirstOrThrow()
    if (row.paused) return false
    const count = row.forgotten ? 1 : row.count + 1
    const pause = pauseAfter(count)
    await transaction
      .updateTable('wrong_tries')
      .set({
        count,
        last_at: sql`clock_timestamp()`,
        blocked_until: pause === 0 ? null : sql`clock_timestamp() + make_interval(secs => ${pause})`,
      })
      .where('key', '=', key)
      .execute()
    return true
  })
}

async function giveBack(db: Kysely<Tables>, key: string): Promise<void> {
  await db
    .updateTable('wrong_tries')
    .set((row) => ({ count: sql`greatest(${row.ref('count')} - 1, 0)`, blocked_until: null }))
    .where('key', '=', key)
    .execute()
}
