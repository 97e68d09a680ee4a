import { expect, test, vi } from 'vitest'
import { type AuditVerdict, NO_CENTER } from '../../core/contract/audit.ts'
import { main } from '../main.ts'
import type { AuditExport, Wiring } from '../wiring.ts'
import { verdictText } from './audit.ts'

const CENTER = '11111111-2222-4333-8444-555555555555'
const at = '2026-11-23T10:00:00.000Z'
const chain = { center: CENTER, entries: 3, firstAt: at, lastAt: at, anchoredTo: 3, faults: [], faultCount: 0, timeGoesBackAt: null }
const whole = { chains: [chain], anchors: { found: true, unreadable: 0 }, intact: true, names: { [CENTER]: 'Center' } }

test('a whole log is said to be whole, chain by chain', () => {
  expect(verdictText(whole)).toBe(
    `Center (${CENTER})\n  3 entries, ${at} to ${at}\n  intact; anchored up to entry 3\n\nThe audit is intact.\n`,
  )
})

test('a clock that was set back is told and breaks nothing', () => {
  const text = verdictText({ ...whole, chains: [{ ...chain, timeGoesBackAt: 2 }] })
  expect(text).toContain('intact; anchored up to entry 3\n  at entry 2 the time goes back')
  expect(text).toContain('The audit is intact.')
})

test('every fault names the entry at which it shows', () => {
  const faults = [
    { kind: 'edited', seq: 2 },
    { kind: 'missing', from: 4, seq: 5 },
    { kind: 'unlinked', seq: 7 },
    { kind: 'rewritten', seq: 8, anchoredAt: at },
    { kind: 'cut', from: 9, seq: 9, anchoredAt: at },
  ] satisfies AuditVerdict['chains'][number]['faults']
  const broken = { ...chain, center: NO_CENTER, faults, faultCount: 6 }
  const text = verdictText({ ...whole, chains: [broken], anchors: { found: false, unreadable: 2 }, intact: false })
  for (const said of ['No center', 'entry 2 was edited', 'entries 4 to 5 are missing', 'entry 7 does not follow', 'entry 8 is not',
    'entry 9 is cut off', 'and 1 more', 'no file of anchors', '2 lines', 'NOT INTACT']) expect(text).toContain(said)
})

/** Whoever writes waits for the callback, the last argument. */
const silently = (stream: NodeJS.WriteStream) =>
  vi.spyOn(stream, 'write').mockImplementation((...given: unknown[]) => {
    const written = given.at(-1)
    if (typeof written === 'function') (written as () => void)()
    return true
  })

const asked: AuditExport[] = []
const wiring = {
  version: '0.0.0',
  verifyAudit: () => Promise.resolve({ ...whole, intact: false }),
  exportAudit: (wanted: AuditExport) => Promise.resolve(asked.push(wanted)),
} as Pick<Wiring, 'version' | 'verifyAudit' | 'exportAudit'> as Wiring

test('the exit code says whether the log is whole', async () => {
  const out = silently(process.stdout)
  expect(await main(['audit', 'verify'], wiring)).toBe(1)
  expect(await main(['audit', 'verify', '--json'], { ...wiring, verifyAudit: () => Promise.resolve(whole) })).toBe(0)
  out.mockRestore()
})

test('days are those of this machine, the last one included; what is mistyped is named', async () => {
  const out = silently(process.stdout)
  const told = silently(process.stderr)
  expect(await main(['audit', 'export', 'a.csv', '--from', '2026-11-30', '--to', '2026-11-30'], wiring)).toBe(0)
  expect(asked[0]).toEqual({ file: 'a.csv', format: 'csv', from: new Date(2026, 10, 30), to: new Date(2026, 11, 1), center: null })
  expect(await main(['audit', 'export', 'a', '--from', '2026-02-30'], wiring)).toBe(1)
  expect(await main(['audit', 'export', 'a', '--format', 'xml'], wiring)).toBe(1)
  expect(await main(['audit', 'export', 'a', '--center', 'mine'], wiring)).toBe(1)
  expect(asked).toHaveLength(1)
  out.mockRestore()
  told.mockRestore()
})
