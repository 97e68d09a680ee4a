import { pipeline } from 'node:stream/promises'
import pg from 'pg'
import { from } from 'pg-copy-streams'
import type { BackupProgress } from '../../../core/contract/backup.ts'
import type { OpenBackup } from '../format/manifest-blob.ts'
import { readStream } from '../format/streams.ts'
import { tableStream } from '../format/table-stream.ts'
import { columnList, qualified } from '../snapshot/identifier.ts'
import { tablesOf } from '../snapshot/relations.ts'
import { EXACT_TEXT } from '../snapshot/snapshot.ts'
import { endEntrances } from './end-entrances.ts'
import { disableTriggers, dropForeignKeys } from './without-rules.ts'

/**
 * Fills the tables, which have the shape of the backup, in one transaction: all rows are there afterwards, or none. Rows of
 * the migrations themselves are replaced. The rules of the tables stand aside meanwhile, and foreign keys are checked as a
 * whole at the end. What let somebody in at the time of the backup does not any more.
 * @throws BackupFault, PostgreSQL's own error, or Error when a table took other rows than the backup lists
 */
export async function loadRows(
  connection: pg.ClientConfig,
  backup: OpenBackup,
  report: (progress: BackupProgress) => void,
): Promise<void> {
  const { tables, sequences } = backup.manifest
  const client = new pg.Client({ ...connection, keepAlive: true })
  client.on('error', () => null)
  await client.connect()
  try {
    await client.query(EXACT_TEXT)
    await client.query('BEGIN')
    await requireSameTables(client, backup)
    const restoreKeys = await dropForeignKeys(client)
    const enableTriggers = await disableTriggers(client)
    if (tables.length > 0) await client.query(`TRUNCATE ${tables.map(qualified).join(', ')}`)
    for (const [index, table] of tables.entries()) {
      report({ stage: 'rows', done: index, total: tables.length })
      const { schema, name, columns, stream, rows } = table
      const copy = client.query(from(`COPY ${qualified(table)} (${columnList(columns)}) FROM STDIN`))
      await pipeline(readStream(backup, tableStream(index), stream, `the table ${schema}.${name}`), copy)
      if (copy.rowCount !== rows) throw new Error(`${schema}.${name} took ${String(copy.rowCount)} rows of ${String(rows)}`)
    }
    for (const sequence of sequences) {
      await client.query('SELECT setval($1::regclass, $2::bigint, $3)', [qualified(sequence), sequence.value, sequence.called])
    }
    await enableTriggers()
    await restoreKeys()
    for (const table of tables) {
      const { rows: [counted] } = await client.query<{ count: string }>(`SELECT count(*)::text AS count FROM ${qualified(table)}`)
      if (counted?.count !== String(table.rows)) {
        throw new Error(`${table.name} holds ${String(counted?.count)} rows of ${String(table.rows)}`)
      }
    }
    await endEntrances(client)
    await client.query('COMMIT')
    await client.query('ANALYZE')
  } finally {
    await client.end()
  }
}

/** The migrations of the backup must have made the very tables and columns it lists. */
async function requireSameTables(client: pg.ClientBase, { manifest }: OpenBackup): Promise<void> {
  const shape = (tables: readonly { schema: string; name: string; columns: readonly string[] }[]) =>
    tables.map((table) => `${qualified(table)} (${columnList(table.columns)})`).sort()
  const [here, there] = [shape(await tablesOf(client)), shape(manifest.tables)]
  const other = here.find((table) => !there.includes(table)) ?? there.find((table) => !here.includes(table))
  if (other !== undefined) throw new Error(`the tables of the backup are not those its migrations make: ${other}`)
}
