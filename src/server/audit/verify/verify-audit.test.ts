import { randomUUID } from 'node:crypto'
import { appendFile, mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import pg from 'pg'
import { afterAll, expect, test } from 'vitest'
import { figure } from '../../../../tests/faults/figures.ts'
import { readConfig } from '../../config.ts'
import { openDatabase } from '../../database/open.ts'
import { openAnchor } from '../anchor/anchor.ts'
import { askOver, askThrough } from '../ask.ts'
import { recordAccess } from '../audit-log.ts'
import { verifyAudit } from './verify-audit.ts'

const data = await mkdtemp(join(tmpdir(), 'facialis-verify-'))
const path = join(data, 'audit.head')
const { db, owner, close } = await openDatabase(readConfig({ FACIALIS_DATA: data }, false, '/'), () => null)
const COUNT = 12
const [one, other] = [randomUUID(), randomUUID()]
const write = (center: string, reason: string | null) =>
  recordAccess(db, {
    ...{ center, actor: 'ada', role: 'owner', action: 'patient', outcome: 'done', patient: randomUUID(), record: randomUUID() },
    ...{ address: '127.0.0.1', session: 'c0ffee', request: 'r', reason, count: 3 },
  })
for (let i = 0; i < COUNT; i++) await write(one, `reason ${String(i)}`)
await write(other, null)
const anchor = await openAnchor(askThrough(db), path, () => null)
await anchor.close()

// Somebody with every right: the owner of the tables, past the triggers. Each test takes back what it did.
const thief = new pg.Client(owner)
await thief.connect()
await thief.query('SET session_replication_role = replica')

afterAll(async () => {
  await thief.end()
  await close()
  await rm(data, { recursive: true, force: true })
})

async function after(theft: () => Promise<unknown>, anchors = path) {
  await thief.query('BEGIN')
  try {
    await theft()
    const verdict = await verifyAudit(askOver(thief), anchors, null)
    const chain = verdict.chains.find(({ center }) => center === one)
    return { intact: verdict.intact, faults: chain?.faults ?? [], chain, anchors: verdict.anchors }
  } finally {
    await thief.query('ROLLBACK')
  }
}

const steal = (text: string, ...values: unknown[]) => thief.query(text, [one, ...values])
const SHIFT = 100_000
/** Makes room at a number: entries from there on move up, or down over a gap, seals and all. */
const shift = async (from: number, by: number) => {
  await steal(`UPDATE audit_entry SET seq = seq + ${String(SHIFT)} WHERE center_id = $1 AND seq >= $2`, from)
  await steal(`UPDATE audit_entry SET seq = seq - ${String(SHIFT)} + $3 WHERE center_id = $1 AND seq >= $2`, SHIFT, by)
}
/** Seals every entry anew, as somebody would who knows how. */
const reseal = async () => {
  for (let seq = 1; seq <= COUNT; seq++) {
    await steal(
      `UPDATE audit_entry e SET previous = coalesce((SELECT hash FROM audit_entry WHERE center_id = $1 AND seq = $2 - 1),
         decode(repeat('00', 32), 'hex')) WHERE center_id = $1 AND seq = $2`, seq)
    await steal('UPDATE audit_entry e SET hash = audit_seal(e) WHERE center_id = $1 AND seq = $2', seq)
  }
}

const anEntry = fc.integer({ min: 1, max: COUNT })
const RUNS = 40
const property = (run: (seq: number, n: number) => Promise<void>) =>
  fc.assert(fc.asyncProperty(anEntry, fc.nat(1000), run), { numRuns: RUNS, seed: 20261123 })

test('a log that nobody touched is intact, entry by entry, up to its anchor', async () => {
  const { intact, chain } = await after(() => Promise.resolve())
  expect(intact).toBe(true)
  expect(chain).toMatchObject({ entries: COUNT, anchoredTo: COUNT, faultCount: 0 })
  expect(chain?.firstAt).toMatch(/^20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
})

const EDITS = [
  `actor = actor || 'x'`,
  `role = 'patient'`,
  `action = 'patients'`,
  'patient_id = gen_random_uuid()',
  'patient_id = NULL',
  'record_id = gen_random_uuid()',
  `outcome = 'refused'`,
  `address = '::1'`,
  `session = ''`,
  'request = NULL',
  `reason = reason || ' '`,
  'count = count + 1',
  `at = at + interval '1 millisecond'`,
  `at = at + interval '1 microsecond'`,
  'previous = sha256(previous)',
  'hash = sha256(hash)',
]

test('any edit of any field of any entry is found, and where it is', async () => {
  await property(async (seq, n) => {
    const edit = EDITS[n % EDITS.length] ?? ''
    const { intact, faults } = await after(() => steal(`UPDATE audit_entry SET ${edit} WHERE center_id = $1 AND seq = $2`, seq))
    expect(intact).toBe(false)
    expect(faults[0]?.seq).toBe(seq)
  })
  figure('audit: any field of any entry edited', `${String(RUNS)} of ${String(RUNS)} found, each at its entry`, 'all')
})

test('every field of an entry is under its seal', async () => {
  for (const edit of EDITS) {
    const { faults } = await after(() => steal(`UPDATE audit_entry SET ${edit} WHERE center_id = $1 AND seq = 5`))
    expect(faults.map(({ kind }) => kind), edit).toContain('edited')
  }
})

test('any entry that was taken out is found: as a gap, and when those behind it were renumbered', async () => {
  await property(async (seq, n) => {
    const closed = n % 2 === 0
    const { intact, faults } = await after(async () => {
      await steal('DELETE FROM audit_entry WHERE center_id = $1 AND seq = $2', seq)
      if (closed) await shift(seq + 1, -1)
    })
    expect(intact).toBe(false)
    if (seq === COUNT) expect(faults).toMatchObject([{ kind: 'cut', from: COUNT, seq: COUNT }])
    else expect(faults[0]?.kind).toBe(closed ? 'unlinked' : 'missing')
    expect(faults[0]?.seq).toBe(seq)
  })
  figure('audit: any entry deleted, with and without renumbering', `${String(RUNS)} of ${String(RUNS)} found`, 'all')
})

test('any two entries that changed places are found', async () => {
  await property(async (seq, n) => {
    const to = ((seq + (n % (COUNT - 1))) % COUNT) + 1
    fc.pre(to !== seq)
    const { intact, faults } = await after(async () => {
      const move = 'UPDATE audit_entry SET seq = $3 WHERE center_id = $1 AND seq = $2'
      await steal(move, seq, SHIFT)
      await steal(move, to, seq)
      await steal(move, SHIFT, to)
    })
    expect(intact).toBe(false)
    expect(faults[0]?.seq).toBe(Math.min(seq, to))
  })
  figure('audit: any two entries exchanged', `${String(RUNS)} of ${String(RUNS)} found`, 'all')
})

test('an entry that was put in anywhere is found, also one with a seal of its own', async () => {
  await property(async (seq, n) => {
    const { intact, faults } = await after(async () => {
      await shift(seq, 1)
      await steal(
        `INSERT INTO audit_entry (center_id, seq, at, actor, role, action, outcome, previous, hash)
         SELECT $1, $2, now(), 'eve', 'owner', 'patient', 'done', previous, hash FROM audit_entry
         WHERE center_id = $1 AND seq = $2::bigint + 1`, seq)
      if (n % 2 === 0) await steal('UPDATE audit_entry e SET hash = audit_seal(e) WHERE center_id = $1 AND seq = $2', seq)
    })
    expect(intact).toBe(false)
    expect(faults.some((fault) => fault.seq === seq || fault.seq === seq + 1)).toBe(true)
  })
  figure('audit: an entry inserted anywhere, with and without a seal', `${String(RUNS)} of ${String(RUNS)} found`, 'all')
})

test('a tail that was cut off is found by the anchor, and only by it', async () => {
  const without = join(data, 'older.head')
  const [first] = (await readFile(path, 'utf8')).split('\n').filter((line) => line.includes(other))
  await writeFile(without, `${String(first)}\n`)
  await property(async (seq) => {
    const cut = () => steal('DELETE FROM audit_entry WHERE center_id = $1 AND seq >= $2', seq)
    const { intact, chain, faults } = await after(cut)
    expect(intact).toBe(false)
    expect(chain?.entries).toBe(seq - 1)
    expect(faults).toMatchObject([{ kind: 'cut', from: seq, seq: COUNT }])
    expect((await after(cut, without)).intact).toBe(true)
  })
  figure('audit: the tail cut off anywhere', `${String(RUNS)} of ${String(RUNS)} found by the anchor outside the database, none without it`, 'all')
})

test('a clock that was set back is told, and is no fault of the chain', async () => {
  const center = randomUUID()
  await write(center, null)
  await write(center, null)
  await thief.query('BEGIN')
  try {
    // As the database would have written them: sealed over the times that the clock told.
    await thief.query(`UPDATE audit_entry SET at = at + interval '1 hour' WHERE center_id = $1 AND seq = 1`, [center])
    await thief.query('UPDATE audit_entry e SET hash = audit_seal(e) WHERE center_id = $1 AND seq = 1', [center])
    await thief.query(
      `UPDATE audit_entry SET previous = (SELECT hash FROM audit_entry WHERE center_id = $1 AND seq = 1) WHERE center_id = $1 AND seq = 2`,
      [center],
    )
    await thief.query('UPDATE audit_entry e SET hash = audit_seal(e) WHERE center_id = $1 AND seq = 2', [center])
    const { chains } = await verifyAudit(askOver(thief), path, center)
    expect(chains).toMatchObject([{ entries: 2, faultCount: 0, timeGoesBackAt: 2 }])
  } finally {
    await thief.query('ROLLBACK')
  }
  const { chains } = await verifyAudit(askOver(thief), path, center)
  expect(chains).toMatchObject([{ faultCount: 0, timeGoesBackAt: null }])
})

test('a chain that was written anew with right seals is found by the anchor', async () => {
  const { intact, faults } = await after(async () => {
    await steal(`UPDATE audit_entry SET actor = 'nobody' WHERE center_id = $1 AND seq = 3`)
    await reseal()
  })
  expect(intact).toBe(false)
  expect(faults).toMatchObject([{ kind: 'rewritten', seq: COUNT }])
})

test('without the file, or with a line that cannot be read, the log is not called intact', async () => {
  const nothing = () => Promise.resolve()
  expect(await after(nothing, join(data, 'nowhere'))).toMatchObject({ intact: false, anchors: { found: false } })
  const garbled = join(data, 'garbled.head')
  await writeFile(garbled, await readFile(path))
  await appendFile(garbled, '{"center":"x')
  expect(await after(nothing, garbled)).toMatchObject({ intact: false, anchors: { found: true, unreadable: 1 } })
})

test('the anchor follows within a second of activity and at the stop, and begins a new line after a torn one', async () => {
  const file = join(data, 'live.head')
  const last = async () => {
    const lines = (await readFile(file, 'utf8')).trim().split('\n')
    const [line] = lines.filter((each) => each.includes(other)).slice(-1)
    return JSON.parse(line ?? '{}') as { seq?: number }
  }
  const live = await openAnchor(askThrough(db), file, () => null)
  expect((await last()).seq).toBe(1)
  await truncate(file, 10)
  await write(other, null)
  await expect.poll(async () => (await last().catch(() => ({ seq: 0 }))).seq, { timeout: 20_000 }).toBe(2)
  await write(other, null)
  await live.close()
  expect((await last()).seq).toBe(3)
  const verdict = await verifyAudit(askThrough(db), file, other)
  expect(verdict).toMatchObject({ anchors: { unreadable: 1 }, chains: [{ entries: 3, anchoredTo: 3, faultCount: 0 }] })
})
