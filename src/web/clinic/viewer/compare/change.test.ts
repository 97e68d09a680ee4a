import { expect, test } from 'vitest'
import type { ReadingRecord } from '../../../../core/records/photo-result.ts'
import { bySize, changeBetween } from './change.ts'

const mm = (value: number, sd = 0.3): ReadingRecord => ({ ok: true, value, sd, unit: 'mm' })

const limit = (smallestDetectableChange: number | null) => ({ smallestDetectableChange, period: null })

test('a change beyond the smallest detectable change is change; later minus earlier', () => {
  const change = changeBetween(mm(4), mm(9), limit(2))
  // Both standard deviations 0.3 mm: 0.3 · √2 = 0.424 mm.
  expect(change).toMatchObject({ ok: true, verdict: 'changed', size: 2.5, reading: { value: 5, unit: 'mm' } })
  expect(change.ok && change.reading.sd).toBeCloseTo(0.4243, 4)
})

test('a change up to the smallest detectable change is not called change', () => {
  expect(changeBetween(mm(4), mm(6), limit(2))).toMatchObject({ verdict: 'no-detectable-change', size: 1 })
  expect(changeBetween(mm(4), mm(2.5), limit(2))).toMatchObject({ verdict: 'no-detectable-change' })
})

test('two uncertain photos detect less than the measure could', () => {
  // 1.96 · √2 · 1.5 mm = 4.16 mm, more than the 3 mm by which the readings differ.
  expect(changeBetween(mm(4, 1.5), mm(7, 1.5), limit(2))).toMatchObject({ verdict: 'no-detectable-change' })
})

test('what was not measured once has no change, and the reason says on which date', () => {
  const refused: ReadingRecord = { ok: false, why: 'iris-hidden' }
  expect(changeBetween(refused, mm(1), limit(1))).toEqual({ ok: false, why: 'iris-hidden', missing: 'before' })
  expect(changeBetween(mm(1), refused, limit(1))).toEqual({ ok: false, why: 'iris-hidden', missing: 'after' })
})

test('a measure without a known limit is not judged', () => {
  expect(changeBetween(mm(1), mm(9), limit(null))).toMatchObject({ verdict: 'unknown', size: null })
})

test('sorted by size against what can be detected, not by millimetres', () => {
  const lid = changeBetween(mm(8, 0.1), mm(10, 0.1), limit(1))
  const commissure = changeBetween(mm(5, 0.1), mm(8, 0.1), limit(2))
  const unjudged = changeBetween(mm(0), mm(50), limit(null))
  const missing = changeBetween({ ok: false, why: 'eyes-closed' }, mm(50), limit(1))
  expect([missing, unjudged, commissure, lid].sort(bySize)).toEqual([lid, commissure, unjudged, missing])
})

test('an unknown ruler that both photos share hides no change', () => {
  // Of 25 mm, a ruler known to 4 % makes 1 mm; the photos themselves add nothing. Left is 4 % of the change of 2 mm.
  const change = changeBetween(mm(25, 1), mm(27, 1.08), limit(1.5), 0.04)
  expect(change).toMatchObject({ verdict: 'changed' })
  expect(change.ok && change.reading.sd).toBeCloseTo(0.08, 6)
  expect(changeBetween(mm(25, 1), mm(27, 1.08), limit(1.5))).toMatchObject({ verdict: 'no-detectable-change' })
})

test('a direction that passes 180° changed the shorter way round', () => {
  const degrees = (value: number) => ({ ok: true, value, sd: 1, unit: '°' }) as const
  const change = changeBetween(degrees(170), degrees(-175), { smallestDetectableChange: null, period: 360 })
  expect(change).toMatchObject({ reading: { value: 15 } })
})
