import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { type Config, readConfig } from '../../config.ts'
import { startEmbedded } from '../../database/embedded.ts'
import { openDiskBlobs } from '../../media/blobs/disk-blobs.ts'
import type { BlobStore } from '../../media/blobs/blob-store.ts'
import { openBlobs } from '../../media/open-blobs.ts'
import type { MasterKey } from '../../media/keys/master-key.ts'
import { qualified } from '../snapshot/identifier.ts'
import { tablesOf } from '../snapshot/relations.ts'
import { createBackup, type CreateOptions } from '../create/create-backup.ts'
import type { Manifest } from '../format/manifest.ts'
import type { Installation } from '../installation.ts'

export const QUIET: Pick<CreateOptions, 'signal' | 'report'> = { signal: new AbortController().signal, report: () => undefined }

/** A folder for backups that a test throws away. */
export async function openTestFolder(): Promise<{ folder: string; blobs: BlobStore; remove(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'facialis-backups-'))
  return { folder, blobs: await openDiskBlobs(folder), remove: () => rm(folder, { recursive: true, force: true }) }
}

/** A data folder that does not exist yet, and its configuration. */
export async function emptyPlace(environment: Readonly<Record<string, string>> = {}): Promise<{ config: Config; remove(): Promise<void> }> {
  const parent = await mkdtemp(join(tmpdir(), 'facialis-restored-'))
  const config = readConfig({ ...environment, FACIALIS_DATA: join(parent, 'data') }, false, '/')
  return { config, remove: () => rm(parent, { recursive: true, force: true }) }
}

export const backUp = (from: Installation, blobs: BlobStore, key: MasterKey): Promise<Manifest> => createBackup(from, blobs, key, QUIET)

/** What is to be backed up of a Facialis that runs in this process. */
export async function installationOf(config: Config): Promise<Installation> {
  const { connection } = await startEmbedded(config.data)
  return { data: config.data, connection, media: await openBlobs(config), version: '1.2.3', masterKeyHeld: config.masterKey === null }
}

/** Every row of every table of ours as PostgreSQL writes it, sorted, by table: to the microsecond and the byte. @param snapshot as another saw them */
export async function everyRow(connection: pg.ClientConfig, snapshot?: string): Promise<Record<string, string[]>> {
  const client = new pg.Client(connection)
  await client.connect()
  try {
    await client.query(`SET timezone = 'UTC'`)
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ')
    if (snapshot !== undefined) await client.query(`SET TRANSACTION SNAPSHOT ${client.escapeLiteral(snapshot)}`)
    const found: Record<string, string[]> = {}
    for (const table of await tablesOf(client)) {
      const { rows } = await client.query<{ row: string }>(`SELECT t::text AS row FROM ${qualified(table)} t ORDER BY 1`)
      found[`${table.schema}.${table.name}`] = rows.map(({ row }) => row)
    }
    return found
  } finally {
    await client.end()
  }
}

/** Every row of a data folder whose Facialis is not running. */
export async function everyRowIn(data: string): Promise<Record<string, string[]>> {
  const { connection, stop } = await startEmbedded(data)
  return everyRow(connection).finally(() => stop())
}
