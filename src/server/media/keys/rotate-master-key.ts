import { rm } from 'node:fs/promises'
import { type Kysely, sql } from 'kysely'
import { type Config, StartupError } from '../../config.ts'
import type { Tables } from '../../database/tables.ts'
import { type MasterKey, masterKeyOf } from './master-key.ts'
import { adoptPending, masterKeyFile, openMasterKey, pendingFile, writeKeyFile } from './open-master-key.ts'

/** What a rotation did. */
export interface Rotation {
  readonly from: string
  readonly to: string
  /** How many keys of objects and uploads were wrapped anew. */
  readonly keys: number
  /** Where the replaced key is now; null when it came from the environment. */
  readonly kept: string | null
}

const AT_ONCE = 1000
const BASE64 = /^[A-Za-z0-9+/]{43}=$/

/**
 * Replaces the master key: the key of every object is wrapped with the new one, all in one transaction; no photo is written
 * again. Cut off before the commit, the old key stays; after it, the next start takes the new one.
 * @param given the new key in base64, when the old one comes from the environment
 * @throws StartupError with what to do
 */
export async function rotateMasterKey(
  db: Kysely<Tables>,
  config: Pick<Config, 'masterKey' | 'data'>,
  given: string | undefined,
): Promise<Rotation> {
  // A first key made here would take whatever photos there are for those of this database.
  if ((await db.selectFrom('master_key').select('fingerprint').executeTakeFirst()) === undefined) {
    throw new StartupError('This database has no master key yet: start Facialis, which makes it.')
  }
  const old = await openMasterKey(db, config)
  const file = masterKeyFile(config)
  const next = file === null ? fromEnvironment(given) : await newPending(file)
  if (next.fingerprint === old.fingerprint) throw new StartupError('The new master key is the one in use: make another.')
  const keys = await db.transaction().execute(async (transaction) => {
    // Whoever stores a photo meanwhile waits here, and finds its key refused afterwards.
    const held = await transaction.selectFrom('master_key').select('fingerprint').forUpdate().executeTakeFirstOrThrow()
    if (held.fingerprint !== old.fingerprint) throw new StartupError('The master key was replaced meanwhile: nothing was changed.')
    await transaction.updateTable('master_key').set({ fingerprint: next.fingerprint, since: new Date() }).execute()
    return (await rewrap(transaction, 'media_object', old, next)) + (await rewrap(transaction, 'upload_session', old, next))
  })
  const kept = file === null ? null : await adoptPending(file)
  return { from: old.fingerprint, to: next.fingerprint, keys, kept }
}

/** Wraps the keys of a table anew, by and by. @returns how many */
async function rewrap(
  db: Kysely<Tables>,
  table: 'media_object' | 'upload_session',
  old: MasterKey,
  next: MasterKey,
): Promise<number> {
  let after = '00000000-0000-0000-0000-000000000000'
  for (let done = 0; ; ) {
    const rows = await db.selectFrom(table).select(['id', 'wrapped_key']).where('id', '>', after).orderBy('id').limit(AT_ONCE).execute()
    const last = rows.at(-1)
    if (last === undefined) return done
    const ids = rows.map(({ id }) => id)
    const wrapped = rows.map(({ id, wrapped_key: key }) => next.wrap(old.unwrap(key, id), id))
    await sql`
      UPDATE ${sql.table(table)} AS kept SET wrapped_key = renewed.key
      FROM unnest(${ids}::uuid[], ${wrapped}::bytea[]) AS renewed (id, key) WHERE kept.id = renewed.id
    `.execute(db)
    done += rows.length
    after = last.id
  }
}

async function newPending(file: string): Promise<MasterKey> {
  // Left by a rotation that was cut off before the database knew of it: nothing was wrapped with it.
  await rm(pendingFile(file), { force: true })
  return writeKeyFile(pendingFile(file))
}

function fromEnvironment(given: string | undefined): MasterKey {
  if (given !== undefined && BASE64.test(given)) return masterKeyOf(Buffer.from(given, 'base64'))
  throw new StartupError(
    'The master key comes from FACIALIS_MASTER_KEY: put the new one, as "openssl rand -base64 32" makes it, into ' +
      'FACIALIS_NEW_MASTER_KEY and run facialis keys rotate again. Afterwards start Facialis with it as FACIALIS_MASTER_KEY, ' +
      'and keep the old one as long as there are backups made under it.',
  )
}
