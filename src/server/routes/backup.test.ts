import { readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { BackupRun, Backups } from '../../core/contract/backup.ts'
import { openClinic, OWNER, PERSON, type TestClinic } from '../testing/clinic.ts'
import { NO_MEASURER } from '../testing/no-measurer.ts'

let clinic: TestClinic
beforeAll(async () => {
  clinic = await openClinic(NO_MEASURER)
  await clinic.ask('POST', '/setup', OWNER)
  await clinic.signIn()
  await clinic.ask('POST', '/patients', PERSON)
})
afterAll(() => clinic.close())

const backups = () => clinic.ask<Backups>('GET', '/backups')

/** The newest attempt, once it has ended. */
async function ended(): Promise<BackupRun | undefined> {
  for (const end = Date.now() + 60_000; Date.now() < end; await sleep(50)) {
    const [run] = (await backups()).runs
    if (run !== undefined && run.finishedAt !== null) return run
  }
  throw new Error('the backup did not end')
}

test('a center without a backup is told so, and where they will lie', async () => {
  expect(await backups()).toMatchObject({
    status: 200,
    folder: join(clinic.data, 'backups'),
    besideData: true,
    dailyAt: '02:00',
    keep: { daily: 7, weekly: 4, monthly: 12 },
    lastGoodAt: null,
    late: true,
    runs: [],
  })
})

test('the owner starts a backup, a second one waits for no other, and it ends proved', async () => {
  expect(await clinic.ask<BackupRun>('POST', '/backups')).toMatchObject({ status: 200, origin: 'screen', outcome: 'waiting' })
  expect(await clinic.ask('POST', '/backups')).toMatchObject({ status: 409, code: 'conflict' })
  expect(await ended()).toMatchObject({ outcome: 'good', failure: null, faults: 0, lost: 0, objects: 0 })
  const after = await backups()
  expect(after.late).toBe(false)
  expect(after.lastGoodAt).not.toBeNull()
  expect(await readdir(join(clinic.data, 'backups', 'backups'))).toEqual([after.runs[0]?.backup])
})

test('a folder that cannot be used fails the backup by name, and the last good one stays', async () => {
  const { lastGoodAt } = await backups()
  await rm(join(clinic.data, 'backups'), { recursive: true })
  await writeFile(join(clinic.data, 'backups'), 'a file in its place')
  await clinic.ask('POST', '/backups')
  expect(await ended()).toMatchObject({ outcome: 'failed', failure: 'folder', backup: null })
  expect((await backups()).lastGoodAt).toBe(lastGoodAt)
})
