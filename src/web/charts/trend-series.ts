import type { Side } from '../../core/face/side.ts'
import { viewIdSchema, type TrendPoint, type ViewId } from '../../core/records/assessment.ts'
import type { ReadingRecord } from '../../core/records/photo-result.ts'

/** One date of a trend: a reading of each side, or of the whole face; a reading that is not ok tells why there is no number. */
export interface TrendDate {
  readonly assessmentId: string
  readonly date: string
  /** Midnight UTC of the date, milliseconds: the place on the time axis. */
  readonly time: number
  readonly right?: ReadingRecord
  readonly left?: ReadingRecord
  readonly face?: ReadingRecord
}

/** What a line of the chart is of. */
export type Line = Side | 'face'

const readIn = (points: readonly TrendPoint[], view: ViewId): TrendPoint[] =>
  points.filter((point) => point.view === view && point.reading.ok)

/** The views that have a number somewhere, in their standard order. */
export const viewsIn = (points: readonly TrendPoint[]): ViewId[] =>
  viewIdSchema.options.filter((view) => readIn(points, view).length > 0)

/** The measures that a view has numbers of; `inOrder` brings ids into the order of the catalogue. */
export const measuresIn = (
  points: readonly TrendPoint[],
  view: ViewId,
  inOrder: (ids: Iterable<string>) => string[],
): string[] => inOrder(new Set(readIn(points, view).map(({ measure }) => measure)))

/** The view to open on: the full smile, which shows most of a palsy, else the first that has points. */
export const tellingView = (views: readonly ViewId[]): ViewId | undefined =>
  views.find((view) => view === 'smile_open') ?? views[0]

/** The measure to open on: the first of those that tell most about the view, else the first that has points. */
export const tellingMeasure = (measures: readonly string[], telling: readonly string[]): string | undefined =>
  telling.find((measure) => measures.includes(measure)) ?? measures[0]

/** The dates of one measure in one view, oldest first, those without a number too. The difference of the sides is left out: the lines show it. */
export function trendDates(points: readonly TrendPoint[], view: ViewId, measure: string): TrendDate[] {
  const dates = new Map<string, TrendDate>()
  for (const { assessmentId, date, side, reading, ...point } of points) {
    if (point.view !== view || point.measure !== measure || side === 'difference') continue
    const before = dates.get(assessmentId) ?? { assessmentId, date, time: Date.parse(`${date}T00:00:00Z`) }
    dates.set(assessmentId, { ...before, [side ?? 'face']: reading })
  }
  return [...dates.values()].sort((a, b) => a.time - b.time)
}

/** The lines that have something to draw. */
export function linesOf(dates: readonly TrendDate[]): Line[] {
  const lines: readonly Line[] = ['right', 'left', 'face']
  return lines.filter((line) => dates.some((date) => date[line]?.ok))
}

/** Why a date has no number at all, when all its lines share one reason; null when one has a number, or they differ. */
export function commonReason(date: TrendDate, lines: readonly Line[]): string | null {
  const reasons = new Set(lines.map((line) => (date[line]?.ok === false ? date[line].why : null)))
  const [why] = reasons
  return reasons.size === 1 && why !== undefined ? why : null
}

/** One standard deviation to either side; null where nothing was measured, so that the band has a gap there. */
export const bandOf = (reading: ReadingRecord | undefined): [number, number] | null =>
  reading?.ok ? [reading.value - reading.sd, reading.value + reading.sd] : null

/** The number to draw, or null: a line has a gap there and is not carried over the date. */
export const valueOf = (reading: ReadingRecord | undefined): number | null => (reading?.ok ? reading.value : null)
