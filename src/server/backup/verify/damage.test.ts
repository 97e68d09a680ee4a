import { randomBytes } from 'node:crypto'
import { open, readdir, rm, stat, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { figure } from '../../../../tests/faults/figures.ts'
import { masterKeyOf } from '../../media/keys/master-key.ts'
import { openTestMedia } from '../../media/testing/test-media.ts'
import { findBackup } from '../commands/find-backup.ts'
import type { Manifest } from '../format/manifest.ts'
import { openBackup } from '../format/manifest-blob.ts'
import type { Installation } from '../installation.ts'
import { restoreBackup } from '../restore/restore-backup.ts'
import { createBackup } from '../create/create-backup.ts'
import { backUp, emptyPlace, installationOf, openTestFolder, QUIET } from '../testing/test-installation.ts'
import { verifyBackup } from './verify-backup.ts'

const key = masterKeyOf(randomBytes(32))
const folder = await openTestFolder()
const center = await openTestMedia()
const place = await emptyPlace()
let installation: Installation
let manifest: Manifest
let object = ''

beforeAll(async () => {
  const owner = await center.patient()
  object = await center.keep(owner, randomBytes(1_200_000))
  await center.keep(owner, randomBytes(500))
  installation = await installationOf(center.config)
  manifest = await backUp(installation, folder.blobs, key)
})
afterAll(async () => {
  await center.close()
  await folder.remove()
  await place.remove()
})

/** Every file of the backup, by its name in the folder. */
async function files(): Promise<string[]> {
  const entries = await readdir(folder.folder, { recursive: true, withFileTypes: true })
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name).slice(folder.folder.length + 1))
}

async function flip(file: string, at: number): Promise<void> {
  const handle = await open(join(folder.folder, file), 'r+')
  const [byte] = (await handle.read(Buffer.alloc(1), 0, 1, at)).buffer
  await handle.write(Buffer.of((byte ?? 0) ^ 1), 0, 1, at)
  await handle.close()
}

/** What is wrong with the backup, as verify tells it: kind and file. */
async function faults(): Promise<string[]> {
  try {
    const report = await verifyBackup(await openBackup(folder.blobs, manifest.id, key), { ...QUIET, master: null })
    return report.findings.map(({ kind, file }) => `${kind} ${file}`)
  } catch (error) {
    if (error instanceof Error && error.name === 'BackupFault' && 'kind' in error && 'file' in error) return [`${String(error.kind)} ${String(error.file)}`]
    throw error
  }
}

const restored = async () => restoreBackup(await openBackup(folder.blobs, manifest.id, key), place.config, { ...QUIET, master: null })

test('a flipped bit in any file is found as altered, and the backup is not restored', async () => {
  const all = await files()
  expect(all.length).toBeGreaterThan(15)
  for (const file of all) {
    const { size } = await stat(join(folder.folder, file))
    for (const at of [0, Math.floor(size / 2), size - 1]) {
      await flip(file, at)
      const found = await faults()
      expect(found.length, `${file} at ${String(at)}`).toBe(1)
      expect(found[0]).toMatch(/^(altered|wrong-key) /)
      expect(found[0]).toContain(file)
      await expect(restored(), file).rejects.toThrow(/altered|not what was written|locked with/)
      await flip(file, at)
    }
  }
  expect(await faults()).toEqual([])
  await expect(stat(place.config.data)).rejects.toThrow('ENOENT')
  figure('one bit of a backup flipped, in three places of every file', `${String(3 * all.length)} of ${String(3 * all.length)} found, none restored`, 'all')
})

test('a file that ends early is truncated, one that is gone is missing', async () => {
  for (const file of await files()) {
    const path = join(folder.folder, file)
    const handle = await open(path)
    const { buffer: whole, bytesRead } = await handle.read(Buffer.alloc((await handle.stat()).size))
    await handle.close()
    await truncate(path, bytesRead - 1)
    expect(await faults(), file).toEqual([`truncated ${file}`])
    await rm(path)
    expect(await faults(), file).toEqual([`missing ${file}`])
    await writeFile(path, whole)
  }
  expect(await faults()).toEqual([])
})

test('another key is named, and so is the one that is needed', async () => {
  const other = masterKeyOf(randomBytes(32))
  const opening = openBackup(folder.blobs, manifest.id, other)
  await expect(opening).rejects.toMatchObject({ kind: 'wrong-key', message: expect.stringContaining(key.fingerprint) as string })
  await expect(opening).rejects.toThrow(other.fingerprint)
})

test('a copy that was damaged since is made anew when it is asked for, and the older backup is whole again', async () => {
  await flip(`objects/${object.slice(0, 2)}/${object}`, 700_000)
  expect(await faults()).toEqual([`altered objects/${object.slice(0, 2)}/${object}`])
  await createBackup(installation, folder.blobs, key, { ...QUIET, again: new Set([object]) })
  expect(await faults()).toEqual([])
})

test('a photo that the center has lost is named, and does not keep the rest from being saved', async () => {
  const lost = await center.keep(await center.patient(), randomBytes(900))
  await center.media.blobs.delete(`objects/${lost.slice(0, 2)}/${lost}`)
  const later = await backUp(installation, folder.blobs, key)
  const report = await verifyBackup(await openBackup(folder.blobs, later.id, key), { ...QUIET, master: null })
  expect(report).toMatchObject({ lost: [lost], findings: [] })
})

test('a backup that was cut off anywhere does not exist', async () => {
  const stop = new AbortController()
  const before = (await findBackup(null, { folder: folder.folder })).id
  for (const stage of ['rows', 'objects'] as const) {
    const aborting = createBackup(installation, folder.blobs, key, {
      signal: stop.signal,
      report: (progress) => {
        if (progress.stage === stage && progress.done > 0) stop.abort()
      },
    })
    await expect(aborting).rejects.toThrow()
    expect((await findBackup(null, { folder: folder.folder })).id).toBe(before)
  }
})
