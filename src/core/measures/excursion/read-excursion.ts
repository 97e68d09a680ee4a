import type { Face, Scale } from '../../face/face.ts'
import { interCanthalDistance } from '../../face/inter-canthal-distance.ts'
import { measured, unmeasured, type Reading, type WhyNot } from '../../face/reading.ts'
import { SIDES, type Side } from '../../face/side.ts'
import { standardDeviation } from '../../geometry/spread.ts'
import type { Quantity } from '../measure.ts'
import type { MeasureReadings, SampledFace } from '../read-measure.ts'
import type { ExcursionMeasure, Movement } from './excursion.ts'

/**
 * The inner canthi of one person are equally far apart in every photo of a session, within this share. Product
 * policy.
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
    return measured(value, Math.hypot(...method, ...errorsOf(quantity, value, rest, moved)), measure.unit)
  }
  const [right, left] = SIDES.map((side) => read((movement) => measure.quantity(movement, side), [side]))
  const difference = read((movement) => {
    const [a, b] = [measure.quantity(movement, 'left'), measure.quantity(movement, 'right')]
    return typeof a === 'string' ? a : typeof b === 'string' ? b : a - b
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

/** The contributions to the standard deviation: each is the change of the quantity when one thing errs by its own. */
function errorsOf(
  quantity: (movement: Movement) => Quantity,
  value: number,
  { face: rest, samples: restSamples }: SampledFace,
  { face: moved, samples: movedSamples }: SampledFace,
): number[] {
  const spread = (movements: readonly Movement[]): number =>
    standardDeviation(movements.map(quantity).filter((sample) => typeof sample === 'number'))
  const change = (movement: Movement): number => {
    const other = quantity(movement)
    return typeof other === 'number' ? other - value : 0
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
