import type { Unit } from '../../../../core/face/reading.ts'
import { EXCURSION_MEASURES, MEASURES } from '../../../../core/measures/index.ts'
import { normalIn, type NormalRange } from '../../../../core/measures/measure.ts'
import type { ViewId } from '../../../../core/records/assessment.ts'

/** What a screen says about a measure. */
export interface MeasureFacts {
  readonly id: string
  readonly unit: Unit | null
  readonly normal: NormalRange | null
  readonly normalDifference: NormalRange | null
  readonly smallestDetectableChange: number | null
  /** A direction comes round again after this much, in the measure's unit; null for a quantity. */
  readonly period: number | null
  /** Whether it is a movement from rest to another view of the session. */
  readonly excursion: boolean
}

const FACTS: ReadonlyMap<string, MeasureFacts & { readonly place: number }> = new Map(
  MEASURES.map((measure, place) => [
    measure.id,
    {
      id: measure.id,
      unit: measure.unit,
      normal: measure.normal,
      normalDifference: measure.of === 'side' ? measure.normalDifference : null,
      smallestDetectableChange: measure.smallestDetectableChange,
      period: 'period' in measure ? measure.period : null,
      excursion: EXCURSION_MEASURES.some(({ id }) => id === measure.id),
      place,
    },
  ]),
)

/**
 * The facts of a measure in one view: what is normal at rest says nothing about a smile. A result of an older
 * engine may hold one the catalogue no longer has: it stands there without limits.
 */
export function factsOf(id: string, view: ViewId): MeasureFacts {
  const facts = FACTS.get(id)
  if (!facts) {
    const unknown = { normal: null, normalDifference: null, smallestDetectableChange: null, period: null }
    return { id, unit: null, excursion: false, ...unknown }
  }
  return { ...facts, normal: normalIn(facts.normal, view), normalDifference: normalIn(facts.normalDifference, view) }
}

/** Brings ids into the order in which a face is read; those the catalogue does not know come last. */
export const inOrder = (ids: Iterable<string>): string[] =>
  [...ids].sort((a, b) => (FACTS.get(a)?.place ?? FACTS.size) - (FACTS.get(b)?.place ?? FACTS.size))
