import type { Excursion, ViewId } from '../../../../core/records/assessment.ts'
import type { MeasureResult, ReadingRecord } from '../../../../core/records/photo-result.ts'
import { factsOf, inOrder, type MeasureFacts } from './catalogue.ts'

/** One line of the measure table. */
export type MeasureRow =
  | {
      readonly of: 'side'
      readonly facts: MeasureFacts
      readonly right: ReadingRecord
      readonly left: ReadingRecord
      /** Left − right; null when only the sides were recorded. */
      readonly difference: ReadingRecord | null
    }
  | { readonly of: 'face'; readonly facts: MeasureFacts; readonly value: ReadingRecord }

/** The measures of one photo, those of the sides and those of the whole face each in the catalogue's order. */
export function photoRows(measures: Readonly<Record<string, MeasureResult>>): MeasureRow[] {
  return inOrder(Object.keys(measures)).flatMap((id): MeasureRow[] => {
    const result = measures[id]
    if (result === undefined) return []
    const facts = factsOf(id)
    return 'value' in result ? [{ of: 'face', facts, value: result.value }] : [{ of: 'side', facts, ...result }]
  })
}

/** What moved from rest to this view. A reading without a side is the difference when the sides are there, too. */
export function excursionRows(excursions: readonly Excursion[], view: ViewId): MeasureRow[] {
  const here = excursions.filter((excursion) => excursion.view === view)
  return inOrder(new Set(here.map(({ measure }) => measure))).flatMap((id): MeasureRow[] => {
    const facts = factsOf(id)
    const of = (side: 'left' | 'right' | null) => here.find((entry) => entry.measure === id && entry.side === side)?.reading
    const [left, right, whole] = [of('left'), of('right'), of(null)]
    if (left && right) return [{ of: 'side', facts, left, right, difference: whole ?? null }]
    return whole ? [{ of: 'face', facts, value: whole }] : []
  })
}
