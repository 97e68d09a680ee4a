import { standardDeviation } from '../geometry/spread.ts'
import type { Scale } from './face.ts'

/** A corneal diameter (white to white), mm, with one standard deviation. */
export interface CornealDiameter {
  readonly value: number
  readonly sd: number
}

/**
 * The horizontal corneal diameter of adults as Emotrics takes it (the mean of men), with the relative spread of both
 * sexes: 11.71 ± 0.42 mm, n = 390. Reference: ruefer2005.
 */
export const ADULT_CORNEAL_DIAMETER: CornealDiameter = { value: 11.77, sd: (11.77 * 0.42) / 11.71 }

/**
 * Millimetres per pixel from the diameters of the visible irises.
 * @param diameters mean iris diameter of this photo and of each of its samples, pixels.
 * @param measured this person's own corneal diameter; without it the population's stands in.
 * @returns null when no diameter is positive: nothing of known size is visible.
 */
export function irisScale(
  diameters: { readonly mean: number; readonly samples: readonly number[] },
  measured?: CornealDiameter,
): Scale | null {
  if (!(diameters.mean > 0)) return null
  const cornea = measured ?? ADULT_CORNEAL_DIAMETER
  const mmPerPixel = cornea.value / diameters.mean
  const photoSd = (mmPerPixel * standardDeviation(diameters.samples)) / diameters.mean
  return {
    mmPerPixel,
    sd: Math.hypot((mmPerPixel * cornea.sd) / cornea.value, photoSd),
    photoSd,
    source: measured ? 'iris-measured' : 'iris-population',
  }
}

/** How far two measurements of one cornea differ, mm. Product policy: the reading step of a biometer or ruler. */
const MEASUREMENT_SD = 0.1

/**
 * Corneal diameters that exist, mm. Healthy adults have 10.6 to 12.8 (ruefer2005); microcornea and megalocornea go
 * further. Product policy: a radius, two diameters added, and centimetres all lie outside.
 */
export const CORNEAL_DIAMETERS_MM = { min: 8, max: 15 } as const

export const isCornealDiameter = (mm: number): boolean =>
  mm >= CORNEAL_DIAMETERS_MM.min && mm <= CORNEAL_DIAMETERS_MM.max

/** This person's corneal diameter as measured in the clinic, mm. @throws RangeError outside 8–15 mm. */
export function measuredCornea(mm: number): CornealDiameter {
  const { min, max } = CORNEAL_DIAMETERS_MM
  if (!isCornealDiameter(mm)) throw new RangeError(`a corneal diameter of ${mm} mm: expected ${min} to ${max} mm`)
  return { value: mm, sd: MEASUREMENT_SD }
}
