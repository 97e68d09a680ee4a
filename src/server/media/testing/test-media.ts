import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Config, readConfig } from '../../config.ts'
import { type Database, openDatabase } from '../../database/open.ts'
import { sourceOf } from '../cipher/pieces.ts'
import { type Media, openMedia } from '../open-media.ts'
import type { Owner } from '../store.ts'

/** Media on a database and a disk of their own, with one center and the patients a test asks for. */
export interface TestMedia {
  readonly config: Config
  readonly db: Database['db']
  readonly media: Media
  patient(): Promise<Owner>
  /** Keeps bytes as a patient's. @returns the object */
  keep(owner: Owner, bytes: Buffer): Promise<string>
  /** The path of every file below the folder of media. */
  files(): Promise<string[]>
  /** Whether a file below the folder of media holds these bytes as they are. */
  lies(bytes: Buffer): Promise<boolean>
  close(): Promise<void>
}

export async function openTestMedia(): Promise<TestMedia> {
  const data = await mkdtemp(join(tmpdir(), 'facialis-media-'))
  const config = readConfig({ FACIALIS_DATA: data }, false, '/')
  const database = await openDatabase(config, () => null)
  const { db } = database
  const media = await openMedia(db, config)
  const center = await db.insertInto('center').values({ name: 'Center', demo: null }).returning('id').executeTakeFirstOrThrow()
  let patients = 0

  async function files(): Promise<string[]> {
    const entries = await readdir(join(data, 'media'), { recursive: true, withFileTypes: true })
    return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  }

  return {
    config,
    db,
    media,
    files,
    async patient() {
      patients += 1
      const draft = { name: 'Nora Name', birth_date: '1980-02-29', record_number: `R-${String(patients)}`, diagnosis: '' }
      const row = { ...draft, center_id: center.id, affected_side: 'left', onset: null } as const
      const { id } = await db.insertInto('patient').values(row).returning('id').executeTakeFirstOrThrow()
      return { center: center.id, patient: id }
    },
    async keep(owner, bytes) {
      const arrival = await media.store.receive(sourceOf(bytes), bytes.byteLength, null)
      return db.transaction().execute((transaction) => media.store.keep(transaction, owner, arrival))
    },
    async lies(bytes) {
      for (const file of await files()) if ((await readFile(file)).includes(bytes)) return true
      return false
    },
    async close() {
      await database.close()
      await rm(data, { recursive: true, force: true })
    },
  }
}
