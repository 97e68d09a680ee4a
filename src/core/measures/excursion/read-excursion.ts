import type { Face, Scale } from '../../face/face.ts'
import { interCanthalDistance } from '../../face/inter-canthal-distance.ts'
import { measured, unmeasured, type Reading, type WhyNot } from '../../face/reading.ts'
import { SIDES, type Side } from '../../face/side.ts'
import { standardDeviation } from '../../geometry/spread.ts'
import type { Quantity } from '../measure.ts'
import type { MeasureReadings, SampledFace } from '../read-measure.ts'
import type { ExcursionMeasure, Movement } from './excursion.ts'

/**
 * The inner canthi of one person are equally far apart in every photo of a session, within this share. A photo built with
 * the scale of its session disagrees only when it cannot be of the same face. Product policy.
 */
const SCALE_TOLERANCE = 0.04

/**
 * Reads an excursion between two photos of one session. The landmarks of the two photos and the pixel part of their
 * scales err independently; the ruler (the person's true corneal diameter) errs in both alike.
 */
export function readExcursion(measure: ExcursionMeasure, rest: SampledFace, moved: SampledFace): MeasureReadings {
  const why = whyNot(measure, rest.face, moved.face)
  if (why) return { left: unmeasured(why), right: unmeasured(why), difference: unmeasured(why) }
  const read = (quantity: (movement: Movement) => Quantity, sides: readonly Side[]): Reading => {
    const movement = { rest: rest.face, moved: moved.face }
    const value = quantity(movement)
    if (typeof value === 'string') return unmeasured(value)
    const method = sides.map((side) => measure.methodSd(movement, side))
    const errors = errorsOf((other) => relativeTo(value, quantity(other), measure.period), rest, moved)
    return measured(value, Math.hypot(...method, ...errors), measure.unit)
  }
  const [right, left] = SIDES.map((side) => read((movement) => measure.quantity(movement, side), [side]))
  const difference = read((movement) => {
    const [a, b] = [measure.quantity(movement, 'left'), measure.quantity(movement, 'right')]
    return typeof b === 'string' ? b : relativeTo(b, a, measure.period)
  }, SIDES)
  if (!right || !left) throw new RangeError('a face has two sides')
  return { left, right, difference }
}

function whyNot(measure: ExcursionMeasure, rest: Face, moved: Face): WhyNot | null {
  if (Math.max(Math.abs(rest.pose.yaw), Math.abs(moved.pose.yaw)) > measure.yawLimit) return 'head-turned'
  if (!rest.scale || !moved.scale) return 'scale-unknown'
  const before = interCanthalDistance(rest.eyes) * rest.scale.mmPerPixel
  const after = interCanthalDistance(moved.eyes) * moved.scale.mmPerPixel
  return Math.abs(after / before - 1) > SCALE_TOLERANCE ? 'different-scale' : null
}

/** How much more `quantity` is than `value`; of values that repeat, the shorter way round. */
function relativeTo(value: number, quantity: Quantity, period: number | null): Quantity {
  if (typeof quantity === 'string') return quantity
  const more = quantity - value
  return period === null ? more : more - period * Math.round(more / period)
}

/**
 * The contributions to the standard deviation: each is the change of the quantity when one thing errs by its own.
 * @param changeOf how much more the quantity is in this movement than in the one that is read.
 */
function errorsOf(
  changeOf: (movement: Movement) => Quantity,
  { face: rest, samples: restSamples }: SampledFace,
  { face: moved, samples: movedSamples }: SampledFace,
): number[] {
  const spread = (movements: readonly Movement[]): number =>
    standardDeviation(movements.map(changeOf).filter((sample) => typeof sample === 'number'))
  const change = (movement: Movement): number => {
    const more = changeOf(movement)
    return typeof more === 'number' ? more : 0
  }
  return [
    spread(restSamples.map((sample) => ({ rest: sample, moved }))),
    spread(movedSamples.map((sample) => ({ rest, moved: sample }))),
    change({ rest: rescaled(rest, photoError), moved }),
    change({ rest, moved: rescaled(moved, photoError) }),
    change({ rest: rescaled(rest, rulerError), moved: rescaled(moved, rulerError) }),
  ]
}

const photoError = ({ photoSd, mmPerPixel }: Scale): number => photoSd / mmPerPixel

const rulerError = ({ sd, photoSd, mmPerPixel }: Scale): number =>
  Math.sqrt(Math.max(0, sd ** 2 - photoSd ** 2)) / mmPerPixel

function rescaled(face: Face, relativeError: (scale: Scale) => number): Face {
  if (!face.scale) return face
  return { ...face, scale: { ...face.scale, mmPerPixel: face.scale.mmPerPixel * (1 + relativeError(face.scale)) } }
}
