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

/** About as many lines as a chart of 320 px reads well with. */
const STEPS = 4

/** The step of an axis that a person reads without reckoning: 1, 2 or 5 times a power of ten, at least `step`. */
function roundStep(step: number): number {
  const power = 10 ** Math.floor(Math.log10(step))
  return ([1, 2, 5].find((factor) => factor * power >= step * 0.999) ?? 10) * power
}

/** Where the value axis begins and ends, and its ticks, lowest first. */
export interface ValueAxis {
  readonly domain: readonly [number, number]
  readonly ticks: readonly number[]
}

/** The axis holds every band and the normal range and no more; its ticks are the round numbers within. */
export function valueAxis(dates: readonly TrendDate[], lines: readonly Line[], normal: Limits | null): ValueAxis {
  const ends = dates.flatMap((date) => lines.flatMap((line) => bandOf(date[line]) ?? []))
  if (normal) ends.push(normal.low, normal.high)
  if (ends.length === 0) return { domain: [0, 1], ticks: [0, 1] }
  const [low, high] = [Math.min(...ends), Math.max(...ends)]
  // One value without spread still needs a height.
  const room = high > low ? (high - low) * 0.04 : 1
  const domain = [low - room, high + room] as const
  const step = roundStep((domain[1] - domain[0]) / STEPS)
  const [first, last] = [Math.ceil(domain[0] / step), Math.floor(domain[1] / step)]
  // Multiples of the step, without the dust that adding steps up would leave, and without −0.
  const ticks = Array.from({ length: last - first + 1 }, (_, index) => Number(((first + index) * step).toPrecision(12)) + 0)
  return { domain, ticks }
}
