import { sampleFaces } from '../face/build-face.ts'
import type { Face } from '../face/face.ts'
import { measured, unmeasured, type Reading, type Unit } from '../face/reading.ts'
import type { BothSides } from '../face/side.ts'
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
 * the differences: the sides of one photo err together. A photo without samples contributes the scale's part only.
 */
export function readMeasure(measure: Measure, sampled: SampledFace): MeasureReadings {
  const read = (quantity: (face: Face) => Quantity): Reading => {
    if (Math.abs(sampled.face.pose.yaw) > measure.yawLimit) return unmeasured('head-turned')
    return toReading(quantity(sampled.face), sampled.samples.map(quantity), sampled.face, measure.unit)
  }
  if (measure.of === 'face') return { value: read((face) => measure.quantity(face)) }
  return {
    left: read((face) => measure.quantity(face, 'left')),
    right: read((face) => measure.quantity(face, 'right')),
    difference: read((face) => minus(measure.quantity(face, 'left'), measure.quantity(face, 'right'))),
  }
}

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
