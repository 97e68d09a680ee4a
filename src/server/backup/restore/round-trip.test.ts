import { createHash, randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { figure } from '../../../../tests/faults/figures.ts'
import { collect } from '../../media/cipher/pieces.ts'
import { masterKeyOf } from '../../media/keys/master-key.ts'
import { objectBlob } from '../../media/objects.ts'
import { openBlobs } from '../../media/open-blobs.ts'
import { openTestMedia, type TestMedia } from '../../media/testing/test-media.ts'
import { createBackup } from '../create/create-backup.ts'
import { openBackup } from '../format/manifest-blob.ts'
import { emptyPlace, everyRow, everyRowIn, installationOf, openTestFolder, QUIET } from '../testing/test-installation.ts'
import { verifyBackup } from '../verify/verify-backup.ts'
import { restoreBackup } from './restore-backup.ts'

const key = masterKeyOf(randomBytes(32))
const folder = await openTestFolder()
let center: TestMedia
beforeAll(async () => {
  center = await openTestMedia()
})
afterAll(async () => {
  await center.close()
  await folder.remove()
})

/** What a line of text can be made of, and what would end PostgreSQL's own format were it not written otherwise. */
const AWKWARD = 'tab\t line\n return\r back\\slash \\. \\N é 顔 😀 "quoted", \u0001'

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** Patients, photos, changes and removals, one after the other until it is told to stop. */
function writeAllTheWhile() {
  let stopped = false
  let written = 0
  const done = (async () => {
    while (!stopped) {
      const owner = await center.patient()
      await center.db.updateTable('patient').set({ name: AWKWARD }).where('id', '=', owner.patient).execute()
      await center.keep(owner, randomBytes(3000 + written))
      const { id } = await center.db.insertInto('center').values({ name: 'Gone', demo: null }).returning('id').executeTakeFirstOrThrow()
      await center.db.deleteFrom('center').where('id', '=', id).execute()
      written += 1
    }
  })()
  return { count: () => written, stop: () => ((stopped = true), done) }
}

test('a backup made while others write is restored as the very moment it was taken: every row, every photo, nothing later', async () => {
  const first = await center.patient()
  await center.keep(first, randomBytes(3_500_000))
  const demo = { email: AWKWARD, password: '1e400', photos: 1e21, givenUp: -0.1 }
  await center.db.insertInto('center').values({ name: AWKWARD, demo: JSON.stringify(demo) }).execute()
  const writer = writeAllTheWhile()
  while (writer.count() < 20) await new Promise((next) => setTimeout(next, 20))

  const installation = await installationOf(center.config)
  let rows: Record<string, string[]> = {}
  let before = 0
  const manifest = await createBackup(installation, folder.blobs, key, {
    ...QUIET,
    onSnapshot: async (exported) => {
      rows = await everyRow(installation.connection, exported)
      before = writer.count()
      while (writer.count() < before + 5) await new Promise((next) => setTimeout(next, 20))
    },
  })
  expect(writer.count()).toBeGreaterThan(before)
  await writer.stop()

  const backup = await openBackup(folder.blobs, manifest.id, key)
  const report = await verifyBackup(backup, { ...QUIET, master: null })
  expect(report).toMatchObject({ findings: [], lost: [], masterKey: { held: true }, opened: rows['public.media_object']?.length })

  const place = await emptyPlace()
  await restoreBackup(backup, place.config, { ...QUIET, master: null })
  const restored = await everyRowIn(place.config.data)
  expect(Object.keys(restored)).toEqual(Object.keys(rows))
  for (const [table, lines] of Object.entries(rows)) expect(restored[table], table).toEqual(lines)
  expect(rows['public.patient']?.length).toBeGreaterThan(20)

  const media = await openBlobs(place.config)
  const kept: string[] = []
  for await (const { name } of media.list('objects/')) kept.push(name)
  const listed = (await center.db.selectFrom('media_object').select('id').execute()).map(({ id }) => objectBlob(id))
  const ofSnapshot = listed.filter((name) => rows['public.media_object']?.some((row) => row.includes(name.slice(-36))))
  expect(kept.sort()).toEqual(ofSnapshot.sort())
  expect(ofSnapshot.length).toBeLessThan(listed.length)
  for (const name of kept) {
    const [copy, original] = [await collect(await media.get(name)), await collect(await center.media.blobs.get(name))]
    expect(sha256(copy), name).toBe(sha256(original))
  }
  const masterKey = (data: string) => readFile(`${data}/master.key`, 'utf8')
  expect(await masterKey(place.config.data)).toBe(await masterKey(center.config.data))
  await place.remove()
  const total = Object.values(rows).reduce((sum, lines) => sum + lines.length, 0)
  figure('backup while others write → restore into an empty installation', `${String(total)} rows of ${String(Object.keys(rows).length)} tables and ${String(kept.length)} photos compared, 0 differences`, '0')
})

test('the next backup copies only the photos that are new', async () => {
  const owner = await center.patient()
  const object = await center.keep(owner, randomBytes(1000))
  const copied = new Map<string, Date>()
  for await (const { name, writtenAt } of folder.blobs.list('objects/')) copied.set(name, writtenAt)
  await createBackup(await installationOf(center.config), folder.blobs, key, QUIET)
  const fresh: string[] = []
  for await (const { name, writtenAt } of folder.blobs.list('objects/')) {
    const before = copied.get(name)
    if (before === undefined) fresh.push(name)
    else expect(writtenAt).toEqual(before)
  }
  expect(fresh).toContain(objectBlob(object))
})

test('who was signed in, was about to, or held an invitation at the backup is let in by none of it after the restore', async () => {
  const installation = await installationOf(center.config)
  const owner = new pg.Client(installation.connection)
  await owner.connect()
  await owner.query(`
    INSERT INTO "user" (id, name, email, "emailVerified") VALUES ('gone', 'Gone', 'gone@center.example', true);
    INSERT INTO session (id, token, "userId", "expiresAt", "updatedAt") VALUES ('s', 's', 'gone', now() + interval '1 day', now());
    INSERT INTO ceremony (hash, kind, user_id, state, expires_at) VALUES ('c', 'sign-in', 'gone', '{}', now() + interval '1 day');
    INSERT INTO invitation (center_id, email, role, hash, expires_at, used_at)
      SELECT id, 'new@center.example', 'owner', id || used, now() + interval '1 day', nullif(used, '')::timestamptz
      FROM center, unnest('{"",2026-01-01}'::text[]) AS used`)
  await owner.end()
  const { id } = await createBackup(installation, folder.blobs, key, QUIET)
  const place = await emptyPlace()
  await restoreBackup(await openBackup(folder.blobs, id, key), place.config, {
    ...QUIET,
    master: null,
    check: async (db) => {
      expect(await db.selectFrom('session').select('id').execute()).toEqual([])
      expect(await db.selectFrom('ceremony').select('hash').execute()).toEqual([])
      const links = await db.selectFrom('invitation').select(['used_at', 'revoked_at']).execute()
      expect(links.length).toBeGreaterThan(1)
      for (const { used_at, revoked_at } of links) expect(used_at === null).toBe(revoked_at !== null)
      // The account itself is back: whether it was closed since, nobody but the owner knows.
      expect(await db.selectFrom('user').select('id').where('id', '=', 'gone').execute()).toHaveLength(1)
    },
  })
  await place.remove()
})
