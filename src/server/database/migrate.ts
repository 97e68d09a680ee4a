import type { Kysely, Migration } from 'kysely'
import { CompiledQuery, Migrator } from 'kysely'
import { StartupError } from '../config.ts'
import { MIGRATIONS } from './migrations/index.ts'
import type { Tables } from './tables.ts'

/**
 * Brings the database to the newest shape, or to the one after the migration `last`.
 * @throws StartupError naming the migration that failed; the database is then as it was before.
 */
export async function migrate(database: Kysely<Tables>, last?: string): Promise<void> {
  const migrations = Object.fromEntries(Object.entries(MIGRATIONS).map(([name, text]) => [name, plainSql(text)]))
  const migrator = new Migrator({ db: database, provider: { getMigrations: () => Promise.resolve(migrations) } })
  const { error, results } = await (last === undefined ? migrator.migrateToLatest() : migrator.migrateTo(last))
  if (error === undefined) return
  const failed = results?.find((result) => result.status === 'Error')?.migrationName ?? 'the list of migrations'
  const why = error instanceof Error ? error.message : String(error)
  throw new StartupError(`The database cannot be brought up to date, ${failed} failed: ${why}.`)
}

function plainSql(text: string): Migration {
  return {
    async up(db) {
      await db.executeQuery(CompiledQuery.raw(text))
    },
  }
}
