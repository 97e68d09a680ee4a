import type { Limits } from '../clinic/viewer/table/normal-scale.ts'
import { bandOf, type Line, type TrendDate } from './trend-series.ts'

const DAY_MS = 86_400_000

/** The span of time of a trend, onset included when it is known, with room for the first and last mark. Milliseconds. */
export function timeSpan(dates: readonly TrendDate[], onset: number | null): [number, number] {
  const times = dates.map(({ time }) => time)
  if (onset !== null) times.push(onset)
  const [first, last] = [Math.min(...times), Math.max(...times)]
  const room = Math.max((last - first) * 0.04, 3 * DAY_MS)
  return [first - room, last + room]
}

/** The span of values: every band, and the normal range as far as it is there. Whole numbers, never empty. */
export function valueSpan(dates: readonly TrendDate[], lines: readonly Line[], normal: Limits | null): [number, number] {
  const ends = dates.flatMap((date) => lines.flatMap((line) => bandOf(date[line]) ?? []))
  if (normal) ends.push(normal.low, normal.high)
  if (ends.length === 0) return [0, 1]
  const [low, high] = [Math.floor(Math.min(...ends)), Math.ceil(Math.max(...ends))]
  return low === high ? [low - 1, high + 1] : [low, high]
}
