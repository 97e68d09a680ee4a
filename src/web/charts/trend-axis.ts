import { UNIT_DIMENSION } from '../../core/face/unit-dimension.ts'
import type { Unit } from '../../core/face/reading.ts'
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

/** What is drawn, and of what. */
interface Drawn {
  readonly dates: readonly TrendDate[]
  readonly lines: readonly Line[]
  readonly normal: Limits | null
  readonly unit: Unit | null
  /** Whether it is a movement from rest, of which 0 is no movement. */
  readonly excursion: boolean
}

/**
 * The axis holds every band and the normal range; its ticks are the round numbers within. The 0 of a movement is always
 * on it: how far from "did not move" is what such a chart is read for. The 0 of any other length or area is on it where
 * it is near, no further from the bands than they are high: a lid at 2 mm stands over 0, a brow at 20 mm does not and so
 * shows its change. Angles and percentages are not stretched: to most of them 0 is no beginning.
 */
export function valueAxis({ dates, lines, normal, unit, excursion }: Drawn): ValueAxis {
  const ends = dates.flatMap((date) => lines.flatMap((line) => bandOf(date[line]) ?? []))
  if (normal) ends.push(normal.low, normal.high)
  if (ends.length === 0) return { domain: [0, 1], ticks: [0, 1] }
  const [lowest, highest] = [Math.min(...ends), Math.max(...ends)]
  const far = Math.max(lowest, -highest)
  const zero = unit !== null && UNIT_DIMENSION[unit] > 0 && (excursion || far <= highest - lowest)
  const [low, high] = zero ? [Math.min(lowest, 0), Math.max(highest, 0)] : [lowest, highest]
  // One value without spread still needs a height.
  const room = high > low ? (high - low) * 0.04 : 1
  const domain = [low - room, high + room] as const
  const step = roundStep((domain[1] - domain[0]) / STEPS)
  const [first, last] = [Math.ceil(domain[0] / step), Math.floor(domain[1] / step)]
  // Multiples of the step, without the dust that adding steps up would leave, and without −0.
  const ticks = Array.from({ length: last - first + 1 }, (_, index) => Number(((first + index) * step).toPrecision(12)) + 0)
  return { domain, ticks }
}
