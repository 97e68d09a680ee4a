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
      readonly difference: ReadingRecord
    }
  | { readonly of: 'face'; readonly facts: MeasureFacts; readonly value: ReadingRecord }

/** The measures of one photo, those of the sides and those of the whole face each in the catalogue's order. */
export function photoRows(measures: Readonly<Record<string, MeasureResult>>, view: ViewId): MeasureRow[] {
  return inOrder(Object.keys(measures)).flatMap((id): MeasureRow[] => {
    const result = measures[id]
    if (result === undefined) return []
    const facts = factsOf(id, view)
    return 'value' in result ? [{ of: 'face', facts, value: result.value }] : [{ of: 'side', facts, ...result }]
  })
}

/** What moved from rest to this view. */
export function excursionRows(excursions: readonly Excursion[], view: ViewId): MeasureRow[] {
  const here = excursions.filter((excursion) => excursion.view === view)
  return inOrder(new Set(here.map(({ measure }) => measure))).flatMap((id): MeasureRow[] => {
    const facts = factsOf(id, view)
    const of = (side: Excursion['side']) => here.find((entry) => entry.measure === id && entry.side === side)?.reading
    const [left, right, difference, whole] = [of('left'), of('right'), of('difference'), of(null)]
    if (left && right && difference) return [{ of: 'side', facts, left, right, difference }]
    return whole ? [{ of: 'face', facts, value: whole }] : []
  })
}
