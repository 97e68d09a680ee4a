import { sampleFaces } from '../face/build-face.ts'
import type { Face } from '../face/face.ts'
import { measured, unmeasured, type Reading, type Unit } from '../face/reading.ts'
import { bothSides, type BothSides } from '../face/side.ts'
import { UNIT_DIMENSION } from '../face/unit-dimension.ts'
import { standardDeviation } from '../geometry/spread.ts'
import type { Measure, Quantity } from './measure.ts'

/** The readings of one measure: of each side with the difference left − right, or of the whole face. */
export type MeasureReadings =
  | (BothSides<Reading> & { readonly difference: Reading })
  | { readonly value: Reading }

/** A face with the faces of its samples, so that many measures can be read without building them again. */
export interface SampledFace {
  readonly face: Face
  readonly samples: readonly Face[]
}

export const withSamples = (face: Face): SampledFace => ({ face, samples: sampleFaces(face) })

/**
 * Reads one measure. The standard deviation joins the spread of the measure over the samples of the photo with the
 * error of the scale (once for lengths, twice for areas, not for angles). The difference of the sides has the spread of
 * the differences: the sides of one photo err together. A value at its floor keeps the spread of what lies below it.
 * A photo without samples contributes the scale's part only.
 */
export function readMeasure(measure: Measure, sampled: SampledFace): MeasureReadings {
  const { face, samples } = sampled
  const raw = (quantity: Quantity): Quantity => quantity
  const read = (quantity: (face: Face, limit: typeof raw) => Quantity): Reading => {
    if (Math.abs(face.pose.yaw) > measure.yawLimit) return unmeasured('head-turned')
    const floored = (value: Quantity): Quantity => atLeast(measure.floor, value)
    return toReading(quantity(face, floored), samples.map((sample) => quantity(sample, raw)), face, measure.unit)
  }
  if (measure.of === 'face') return { value: read((of, limit) => limit(measure.quantity(of))) }
  const sides = bothSides((side) => (of: Face, limit: typeof raw) => limit(measure.quantity(of, side)))
  return {
    left: read(sides.left),
    right: read(sides.right),
    difference: read((of, limit) => minus(sides.left(of, limit), sides.right(of, limit))),
  }
}

const atLeast = (floor: number | null, quantity: Quantity): Quantity =>
  floor === null || typeof quantity === 'string' ? quantity : Math.max(floor, quantity)

/** @param spread the same quantity in each sample; the samples that have none are left out. */
function toReading(quantity: Quantity, spread: readonly Quantity[], face: Face, unit: Unit): Reading {
  if (typeof quantity === 'string') return unmeasured(quantity)
  const numbers = spread.filter((value) => typeof value === 'number')
  const dimension = UNIT_DIMENSION[unit]
  if (dimension === 0) return measured(quantity, standardDeviation(numbers), unit)
  if (!face.scale) return unmeasured('scale-unknown')
  const factor = face.scale.mmPerPixel ** dimension
  const value = quantity * factor
  const scalePart = (Math.abs(value) * dimension * face.scale.sd) / face.scale.mmPerPixel
  return measured(value, Math.hypot(standardDeviation(numbers) * factor, scalePart), unit)
}

const minus = (a: Quantity, b: Quantity): Quantity =>
  typeof a === 'string' ? a : typeof b === 'string' ? b : a - b
