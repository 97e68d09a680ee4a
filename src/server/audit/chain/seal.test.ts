import { expect, test } from 'vitest'
import type { AuditRow } from './entry.ts'
import { NOTHING_BEFORE, sealedText, sealOf } from './seal.ts'

const FIRST: Omit<AuditRow, 'hash'> = {
  center: '11111111-2222-3333-4444-555555555555',
  seq: 1,
  at: '2026-11-23T16:06:05.123Z',
  actor: 'ada',
  role: 'owner',
  action: 'patient',
  patient: 'aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee',
  record: null,
  outcome: 'done',
  address: '127.0.0.1',
  session: '',
  request: 'req-1',
  reason: 'Übergabe, 10:30',
  count: 0,
  previous: NOTHING_BEFORE,
}

// Written out by hand; Ü is two bytes in UTF-8.
const TEXT =
  '16:facialis-audit-1,36:11111111-2222-3333-4444-555555555555,1:1,24:2026-11-23T16:06:05.123Z,3:ada,5:owner,7:patient,' +
  '36:aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee,~,4:done,9:127.0.0.1,0:,5:req-1,16:Übergabe, 10:30,1:0,' +
  '64:0000000000000000000000000000000000000000000000000000000000000000,'

test('an entry is sealed over its fields with their lengths', () => {
  expect(sealedText(FIRST)).toBe(TEXT)
  // What sha256sum of coreutils says about that text.
  expect(sealOf(FIRST)).toBe('cf8c47c3603d73515e2b01c22c38d792a15d153a52e6f35d8199f49ed7d3dac5')
})

test('text cannot move from one field to its neighbour without another seal', () => {
  expect(sealOf({ ...FIRST, actor: 'ad', role: 'aowner' })).not.toBe(sealOf(FIRST))
  expect(sealOf({ ...FIRST, session: null })).not.toBe(sealOf({ ...FIRST, session: '' }))
  expect(sealOf({ ...FIRST, reason: '~,' })).not.toBe(sealOf({ ...FIRST, reason: null }))
})
