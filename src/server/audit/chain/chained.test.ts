import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { readConfig } from '../../config.ts'
import { openDatabase } from '../../database/open.ts'
import { type Access, recordAccess } from '../audit-log.ts'
import { ENTRY_COLUMNS, type StoredRow, toAuditRow } from './entry.ts'
import { followChain } from './follow.ts'
import { NOTHING_BEFORE } from './seal.ts'

const data = await mkdtemp(join(tmpdir(), 'facialis-chain-'))
const { db, pool, close } = await openDatabase(readConfig({ FACIALIS_DATA: data }, false, '/'), () => null)

afterAll(async () => {
  await close()
  await rm(data, { recursive: true, force: true })
})

const bare = (center: string): Access => ({ center, actor: 'ada', role: 'owner', action: 'patients', outcome: 'done' })

async function chainOf(center: string) {
  const text = `SELECT ${ENTRY_COLUMNS} FROM audit_entry WHERE center_id = $1 ORDER BY audit_entry.seq`
  const { rows } = await pool.query<StoredRow>(text, [center])
  return rows.map(toAuditRow)
}

test('what the database seals is what the verification computes, for fields that are empty, absent and not ASCII', async () => {
  const center = randomUUID()
  await recordAccess(db, bare(center))
  await recordAccess(db, { ...bare(center), patient: randomUUID(), record: randomUUID(), address: '::1', count: 0, outcome: 'refused' })
  await recordAccess(db, { ...bare(center), reason: 'Übergabe 😀, "10:30"\n~,', session: '', request: 'req-1', count: 2147483647 })
  const entries = await chainOf(center)
  expect(entries.map(({ seq }) => seq)).toEqual([1, 2, 3])
  expect(entries[0]?.previous).toBe(NOTHING_BEFORE)
  const follower = followChain()
  expect(entries.flatMap((entry) => follower.next(entry))).toEqual([])
})

test('sixteen at a time number their entries without a gap', async () => {
  const center = randomUUID()
  const one = () => db.transaction().execute((transaction) => recordAccess(transaction, bare(center)))
  for (let round = 0; round < 5; round++) await Promise.all(Array.from({ length: 16 }, one))
  const entries = await chainOf(center)
  expect(entries.map(({ seq }) => seq)).toEqual(Array.from({ length: 80 }, (_, index) => index + 1))
  const follower = followChain()
  expect(entries.flatMap((entry) => follower.next(entry))).toEqual([])
})

test('several entries of one statement are chained too', async () => {
  const center = randomUUID()
  const row = { center_id: center, actor: 'a', role: 'owner', action: 'patient', outcome: 'done' as const }
  await db.insertInto('audit_entry').values([row, row, row]).execute()
  const follower = followChain()
  const entries = await chainOf(center)
  expect(entries).toHaveLength(3)
  expect(entries.flatMap((entry) => follower.next(entry))).toEqual([])
})

test('a transaction that is killed leaves neither its change nor its entry, and no gap', async () => {
  const center = randomUUID()
  const name = `Center ${center}`
  const killed = db.transaction().execute(async (transaction) => {
    await transaction.insertInto('center').values({ name, demo: null }).execute()
    await recordAccess(transaction, bare(center))
    throw new Error('killed')
  })
  await expect(killed).rejects.toThrow('killed')
  expect(await chainOf(center)).toEqual([])
  expect(await db.selectFrom('center').select('id').where('name', '=', name).execute()).toEqual([])
  await recordAccess(db, bare(center))
  expect((await chainOf(center)).map(({ seq }) => seq)).toEqual([1])
})
