import { randomUUID } from 'node:crypto'
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { readConfig } from '../../config.ts'
import { asOwner } from '../../database/role/application-role.ts'
import { openDatabase } from '../../database/open.ts'
import { reachDatabase } from '../../database/reach.ts'
import { openAnchor } from '../anchor/anchor.ts'
import { askThrough } from '../ask.ts'
import { recordAccess } from '../audit-log.ts'
import type { AuditRow } from '../chain/entry.ts'
import { sealOf } from '../chain/seal.ts'
import { exportInstallation } from './export.ts'
import { verifyInstallation } from './verify.ts'

const data = await mkdtemp(join(tmpdir(), 'facialis-commands-'))
const config = readConfig({ FACIALIS_DATA: data }, false, '/')
const [one, other] = [randomUUID(), randomUUID()]
const everything = { from: null, to: null, center: null }

afterAll(() => rm(data, { recursive: true, force: true }))

test('a folder without Facialis is named, and nothing is made in it', async () => {
  await expect(verifyInstallation(config)).rejects.toThrow(`There is no Facialis in ${data}`)
  await expect(stat(join(data, 'postgres'))).rejects.toThrow(/ENOENT/)
})

test('an installation is verified while it runs, and goes on running', async () => {
  const database = await openDatabase(config, () => null)
  const anchor = await openAnchor(askThrough(database.db), config.auditAnchor, () => null)
  const entry = { actor: 'ada', role: 'owner', action: 'patient', outcome: 'done', reason: '=1+1, "quoted"' } as const
  for (const center of [one, one, other]) await recordAccess(database.db, { ...entry, center })
  await anchor.close()
  expect(await verifyInstallation(config)).toMatchObject({ intact: true, chains: expect.arrayContaining([
    expect.objectContaining({ center: one, entries: 2, anchoredTo: 2 }),
  ]) as unknown })
  await recordAccess(database.db, { ...entry, center: other })
  await database.close()
})

test('a stopped installation is verified too, and is stopped afterwards', async () => {
  const verdict = await verifyInstallation(config)
  expect(verdict.chains.map(({ entries, anchoredTo }) => [entries, anchoredTo])).toEqual(
    one < other ? [[2, 2], [2, 1]] : [[2, 1], [2, 2]],
  )
  await expect(stat(join(data, 'postgres', 'cluster', 'postmaster.pid'))).rejects.toThrow(/ENOENT/)
})

test('an export can be verified from its lines alone, is itself an entry of each chain, and replaces no file', async () => {
  const file = join(data, 'out.jsonl')
  expect(await exportInstallation(config, { ...everything, file, format: 'jsonl' })).toBe(4)
  const entries = (await readFile(file, 'utf8')).trimEnd().split('\n').map((line) => JSON.parse(line) as AuditRow)
  expect(entries.map((entry) => sealOf(entry))).toEqual(entries.map(({ hash }) => hash))
  expect((await stat(file)).mode & 0o777).toBe(0o600)
  const { chains, intact } = await verifyInstallation(config)
  expect(intact).toBe(true)
  expect(chains.map(({ entries: count, anchoredTo }) => [count, anchoredTo])).toEqual([[3, 3], [3, 3]])
  await expect(exportInstallation(config, { ...everything, file, format: 'csv' })).rejects.toThrow(/There is a file/)
})

test('a table is taken out of one center and one time; a spreadsheet runs nothing of it', async () => {
  const file = join(data, 'out.csv')
  expect(await exportInstallation(config, { ...everything, file, format: 'csv', center: one })).toBe(3)
  expect(await readFile(file, 'utf8')).toContain(`,"'=1+1, ""quoted""",`)
  const future = { from: new Date('2100-01-01'), file: join(data, 'none.csv'), format: 'csv' } as const
  expect(await exportInstallation(config, { ...everything, ...future })).toBe(0)
})

test('a tail that was cut off while the installation stood still is found', async () => {
  const { owner, close } = await reachDatabase(config)
  await asOwner(owner, async (client) => {
    await client.query('SET session_replication_role = replica')
    await client.query('DELETE FROM audit_entry WHERE center_id = $1 AND seq > 1', [one])
  })
  await close()
  const verdict = await verifyInstallation(config)
  expect(verdict.intact).toBe(false)
  expect(verdict.chains.find(({ center }) => center === one)?.faults).toMatchObject([{ kind: 'cut', from: 2 }])
})
