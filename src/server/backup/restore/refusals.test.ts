import { randomBytes } from 'node:crypto'
import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { masterKeyOf } from '../../media/keys/master-key.ts'
import { openTestMedia } from '../../media/testing/test-media.ts'
import { openBackup, type OpenBackup } from '../format/manifest-blob.ts'
import { backUp, emptyPlace, everyRow, everyRowIn, installationOf, openTestFolder, QUIET } from '../testing/test-installation.ts'
import { refuseHalfRestored } from './marker.ts'
import { restoreBackup } from './restore-backup.ts'

const key = masterKeyOf(randomBytes(32))
const folder = await openTestFolder()
const center = await openTestMedia()
const quiet = { ...QUIET, master: null }
let backup: OpenBackup

beforeAll(async () => {
  await center.keep(await center.patient(), randomBytes(2000))
  const { id } = await backUp(await installationOf(center.config), folder.blobs, key)
  backup = await openBackup(folder.blobs, id, key)
})
afterAll(async () => {
  await center.close()
  await folder.remove()
})

test('an installation that is not empty is refused, and what it holds is named', async () => {
  await expect(restoreBackup(backup, center.config, quiet)).rejects.toThrow(/holds .*master\.key, media, postgres/)
  const place = await emptyPlace()
  await mkdir(place.config.data)
  await writeFile(join(place.config.data, 'letter.txt'), '')
  await expect(restoreBackup(backup, place.config, quiet)).rejects.toThrow('letter.txt')
  expect(await readdir(place.config.data)).toEqual(['letter.txt'])
  await place.remove()
})

test('a backup of a newer Facialis is refused by its version', async () => {
  const place = await emptyPlace()
  const newer = { ...backup, manifest: { ...backup.manifest, facialis: '9.0.0', migrations: [...backup.manifest.migrations, '9999-later'] } }
  await expect(restoreBackup(newer, place.config, quiet)).rejects.toThrow('written by the newer Facialis 9.0.0')
  await place.remove()
})

test('a restore that was cut off keeps Facialis from starting, and is finished by the same command', async () => {
  const place = await emptyPlace()
  const cutOff = restoreBackup(backup, place.config, {
    ...quiet,
    report: ({ stage, done }) => {
      if (stage === 'rows' && done === 9) throw new Error('the power went')
    },
  })
  await expect(cutOff).rejects.toThrow('the power went')
  await expect(refuseHalfRestored(place.config.data)).rejects.toThrow(/was cut off: run facialis restore/)
  await restoreBackup(backup, place.config, quiet)
  await refuseHalfRestored(place.config.data)
  const { connection } = await installationOf(center.config)
  expect(await everyRowIn(place.config.data)).toEqual(await everyRow(connection))
  await place.remove()
})
