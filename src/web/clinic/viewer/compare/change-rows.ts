import { ADULT_CORNEAL_DIAMETER } from '../../../../core/face/iris-scale.ts'
import { SIDES, type Side } from '../../../../core/face/side.ts'
import type { Assessment, Photo } from '../../../../core/records/assessment.ts'
import type { ReadingRecord } from '../../../../core/records/photo-result.ts'
import type { MeasureFacts } from '../table/catalogue.ts'
import { excursionRows, photoRows, type MeasureRow } from '../table/measure-rows.ts'
import { bySize, changeBetween, type Change } from './change.ts'

/** One photo and the session it belongs to. */
export interface Dated {
  readonly assessment: Assessment
  readonly photo: Photo
}

/** One measure of one side, or of the whole face, on two dates. */
export interface ChangeRow {
  readonly measure: string
  readonly side: Side | null
  readonly facts: MeasureFacts
  readonly before: ReadingRecord
  readonly after: ReadingRecord
  readonly change: Change
}

/** The rows of a photo with its movements first; none when it was not measured. */
function rowsOf({ assessment, photo }: Dated): MeasureRow[] {
  const result = photo.run?.result
  if (result?.status !== 'measured') return []
  return [...excursionRows(assessment.excursions, photo.view), ...photoRows(result.measures, photo.view)]
}

const readingOf = (row: MeasureRow, side: Side | null): ReadingRecord | null =>
  row.of === 'face' ? (side === null ? row.value : null) : side === null ? null : row[side]

/**
 * The relative error of a ruler that both sessions share: the mean iris of adults stood in for this person's twice.
 * 0 when one of them used a measured cornea.
 */
const sharedRuler = (before: Dated, after: Dated): number =>
  before.assessment.corneaMm === null && after.assessment.corneaMm === null
    ? ADULT_CORNEAL_DIAMETER.sd / ADULT_CORNEAL_DIAMETER.value
    : 0

/** What changed between two photos of one view: the largest change against what can be detected first. */
export function changeRows(before: Dated, after: Dated): ChangeRow[] {
  const later = new Map(rowsOf(after).map((row) => [row.facts.id, row]))
  const ruler = sharedRuler(before, after)
  const rows = rowsOf(before).flatMap((row): ChangeRow[] => {
    const other = later.get(row.facts.id)
    const sides: readonly (Side | null)[] = row.of === 'face' ? [null] : SIDES
    return sides.flatMap((side): ChangeRow[] => {
      const [from, to] = [readingOf(row, side), other ? readingOf(other, side) : null]
      if (from === null || to === null) return []
      const change = changeBetween(from, to, row.facts, ruler)
      return [{ measure: row.facts.id, facts: row.facts, side, before: from, after: to, change }]
    })
  })
  return rows.sort((a, b) => bySize(a.change, b.change))
}

/** All values of one measure, both dates and both sides: what its bars share an axis for. */
export const valuesOf = (rows: readonly ChangeRow[], measure: string): number[] =>
  rows
    .filter((row) => row.measure === measure)
    .flatMap(({ before, after }) => [before, after])
    .flatMap((reading) => (reading.ok ? [reading.value] : []))

/** The photo that stands for a view: a measured one before others, the newest of those. */
export function photoOfView(assessment: Assessment, view: Photo['view']): Photo | null {
  const photos = assessment.photos.filter((photo) => photo.view === view && photo.deletedAt === null)
  const newest = photos.toSorted((a, b) => b.createdAt.localeCompare(a.createdAt))
  return newest.find((photo) => photo.run?.result.status === 'measured') ?? newest[0] ?? null
}

/** Whether one program and one pair of networks measured both; numbers of two engines are not comparable. */
export function sameEngine({ photo: a }: Dated, { photo: b }: Dated): boolean {
  if (!a.run || !b.run) return true
  const [x, y] = [a.run.engine, b.run.engine]
  return x.version === y.version && x.landmarksModel === y.landmarksModel && x.detectorModel === y.detectorModel
}
