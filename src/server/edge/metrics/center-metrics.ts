import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import type pg from 'pg'
import { Gauge, type Registry } from 'prom-client'
import type { Tables } from '../../database/tables.ts'
import { freeSpace } from '../health/free-space.ts'

/** What the numbers are counted from. */
export interface Counted {
  readonly db: Kysely<Tables>
  readonly pool: pg.Pool
  readonly data: string
}

type Row = Readonly<Record<string, string>>

/** Numbers read from the database and the disk each time they are asked for. Labels are words of ours, never of a record. */
export function addCenterMetrics(registry: Registry, { db, pool, data }: Counted): void {
  const registers = [registry]

  /** A gauge filled by one query, whose columns are the labels and `value`. Without an answer it has no value. */
  function queried(name: string, help: string, labelNames: readonly string[], rowsOf: () => Promise<readonly Row[]>): void {
    new Gauge({
      name,
      help,
      labelNames,
      registers,
      async collect() {
        this.reset()
        const rows = await rowsOf().catch((): readonly Row[] => [])
        for (const { value, ...labels } of rows) this.set(labels, Number(value))
      },
    })
  }

  queried('facialis_jobs', 'Background work by kind and state.', ['job', 'state'], async () => {
    const counted = sql<Row>`SELECT name AS job, state::text, count(*) AS value FROM pgboss.job
      WHERE state IN ('created', 'retry', 'active', 'failed') GROUP BY name, state`
    return (await counted.execute(db)).rows
  })
  queried('facialis_photos', 'Photos that are not deleted, by state.', ['state'], async () => {
    const counted = sql<Row>`SELECT state, count(*) AS value FROM photo WHERE deleted_at IS NULL GROUP BY state`
    return (await counted.execute(db)).rows
  })
  queried('facialis_photo_bytes', 'Size of all uploaded photos, deleted ones included.', [], async () => {
    return (await sql<Row>`SELECT coalesce(sum(bytes), 0) AS value FROM photo`.execute(db)).rows
  })
  queried('facialis_audit_entries', 'Entries of the audit.', [], async () => {
    // Each center numbers its own without gaps, so the last number is the count.
    const counted = sql<Row>`SELECT coalesce(sum(seq), 0) AS value FROM center CROSS JOIN LATERAL
      (SELECT seq FROM audit_entry WHERE center_id = center.id ORDER BY seq DESC LIMIT 1) AS last`
    return (await counted.execute(db)).rows
  })
  queried('facialis_backup_age_seconds', 'Time since the last good backup; absent before the first.', [], async () => {
    const good = sql<Row>`SELECT extract(epoch FROM now() - max(finished_at)) AS value FROM backup_run WHERE outcome = 'good'
      HAVING max(finished_at) IS NOT NULL`
    return (await good.execute(db)).rows
  })
  queried('facialis_database_answers', '1 when the database answers.', [], async () => {
    return (await sql<Row>`SELECT 1 AS value`.execute(db)).rows
  })
  queried('facialis_free_bytes', 'Room left on the disk of the data folder.', [], async () => {
    return [{ value: String(await freeSpace(data)) }]
  })
  queried('facialis_database_connections', 'Connections to the database, and requests that wait for one.', ['state'], () => {
    const { totalCount, idleCount, waitingCount } = pool
    const rows = { busy: totalCount - idleCount, idle: idleCount, waiting: waitingCount }
    return Promise.resolve(Object.entries(rows).map(([state, value]) => ({ state, value: String(value) })))
  })
}
