import { UNIT_DIMENSION } from '../../../../core/face/unit-dimension.ts'
import type { ReadingRecord } from '../../../../core/records/photo-result.ts'
import type { MeasureFacts } from '../table/catalogue.ts'

type Limits = Pick<MeasureFacts, 'smallestDetectableChange' | 'period'>
type Measured = Extract<ReadingRecord, { ok: true }>

/** How two readings of one measure differ. */
export type Change =
  | {
      readonly ok: true
      /** Later minus earlier. */
      readonly reading: Measured
      /** The change as a multiple of what counts as change; null when no such limit is known. */
      readonly size: number | null
      /** `unknown`: the catalogue has no smallest detectable change for this measure. */
      readonly verdict: 'changed' | 'no-detectable-change' | 'unknown'
    }
  | { readonly ok: false; readonly why: string; readonly missing: 'before' | 'after' }

/** Two-sided 95 %. */
const Z95 = 1.96

/** The variance of a reading without the part that comes from not knowing how long the ruler is. */
const ownVariance = ({ value, sd, unit }: Measured, ruler: number): number =>
  Math.max(0, sd ** 2 - (UNIT_DIMENSION[unit] * ruler * value) ** 2)

/**
 * The change from one reading to a later one. It counts as change when it exceeds the smallest detectable change of the
 * measure and also the 95 % limit of these two photos, whichever is larger: a bad photo detects less.
 * @param limits of the measure: its smallest detectable change, or null when none is known; the period of a direction
 * @param ruler relative standard deviation of a ruler that both readings share (one person's unknown iris), which errs
 * in both alike and so only stretches the change; 0 when they share none
 * @see assessment: "Scale error … cancels in within-patient change"
 */
export function changeBetween(before: ReadingRecord, after: ReadingRecord, limits: Limits, ruler = 0): Change {
  const { smallestDetectableChange: smallest, period } = limits
  if (!before.ok) return { ok: false, why: before.why, missing: 'before' }
  if (!after.ok) return { ok: false, why: after.why, missing: 'after' }
  const more = after.value - before.value
  const value = period === null ? more : more - period * Math.round(more / period)
  const stretch = UNIT_DIMENSION[after.unit] * ruler * value
  const sd = Math.sqrt(ownVariance(before, ruler) + ownVariance(after, ruler) + stretch ** 2)
  const reading: Measured = { ok: true, value, sd, unit: after.unit }
  if (smallest === null) return { ok: true, reading, size: null, verdict: 'unknown' }
  const size = Math.abs(value) / Math.max(smallest, Z95 * sd)
  return { ok: true, reading, size, verdict: size > 1 ? 'changed' : 'no-detectable-change' }
}

/** The largest change first; then those without a limit, then those that cannot be compared. */
export function bySize(a: Change, b: Change): number {
  const rank = (change: Change): number => (change.ok ? (change.size ?? -1) : -2)
  return rank(b) - rank(a)
}
