import { readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { BackupRun, Backups } from '../../core/contract/backup.ts'
import { createNow } from '../backup/commands/commands.ts'
import { readConfig } from '../config.ts'
import { openClinic, OWNER, PERSON, type TestClinic } from '../testing/clinic.ts'
import { NO_MEASURER } from '../testing/no-measurer.ts'
import { type Hand, openHand } from '../testing/people.ts'

let clinic: TestClinic
let hand: Hand
let elsewhere = ''
beforeAll(async () => {
  clinic = await openClinic(NO_MEASURER)
  await clinic.ask('POST', '/setup', OWNER)
  await clinic.signIn()
  await clinic.ask('POST', '/patients', PERSON)
  hand = await openHand(clinic.data)
  elsewhere = await hand.center('Elsewhere')
})
afterAll(async () => {
  await hand?.close()
  await clinic?.close()
})

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

test('every center finds in its own audit who had the installation copied: on the screen, and on the machine', async () => {
  const entries = () =>
    hand.sql<{ action: string; role: string; reason: string | null; here: boolean }>(
      `SELECT action, role, reason, center_id <> $1 AS here FROM audit_entry WHERE action IN ('startBackup', 'backedUp') AND outcome = 'done'
       ORDER BY center_id = $1, seq`,
      [elsewhere],
    )
  expect(await entries()).toEqual([
    { action: 'startBackup', role: 'owner', reason: null, here: true },
    { action: 'backedUp', role: 'owner', reason: null, here: false },
  ])
  const place = join(clinic.data, 'other')
  await createNow(readConfig({ FACIALIS_DATA: clinic.data }, false, '/'), '0.0.0', place, () => undefined)
  const made = (await entries()).filter(({ role }) => role === 'operator')
  expect(made).toEqual([true, false].map((here) => ({ action: 'backedUp', role: 'operator', reason: place, here })))
})

test('a folder that cannot be used fails the backup by name, and the last good one stays', async () => {
  const { lastGoodAt } = await backups()
  await rm(join(clinic.data, 'backups'), { recursive: true })
  await writeFile(join(clinic.data, 'backups'), 'a file in its place')
  await clinic.ask('POST', '/backups')
  expect(await ended()).toMatchObject({ outcome: 'failed', failure: 'folder', backup: null })
  expect((await backups()).lastGoodAt).toBe(lastGoodAt)
})
