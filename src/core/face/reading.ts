/** The units of a reading. Lengths in millimetres, areas in square millimetres, angles in degrees. */
export type Unit = 'mm' | 'mm²' | '°' | '%'

/**
 * Why a quantity could not be measured. Closed: every screen and table has a sentence for each.
 * - `landmark-missing`: a point the measure needs was not located.
 * - `scale-unknown`: nothing of known size is visible, so pixels cannot become millimetres.
 * - `iris-hidden`: the measure starts at the pupil, and the lids cover it.
 * - `eyes-closed`: the measure is of an open eye.
 * - `lips-closed`: the measure is of parted lips, and they are not parted.
 * - `head-turned`: the head is turned or tilted beyond what the measure tolerates.
 * - `curve-impossible`: the points of a contour do not form a curve that can be evaluated there.
 * - `no-rest-photo`: the measure compares with the photo at rest of the same session, and there is none.
 * - `different-scale`: the two photos of the session disagree about the size of the face.
 */
export type WhyNot =
  | 'landmark-missing'
  | 'scale-unknown'
  | 'iris-hidden'
  | 'eyes-closed'
  | 'lips-closed'
  | 'head-turned'
  | 'curve-impossible'
  | 'no-rest-photo'
  | 'different-scale'

export interface Measured {
  readonly ok: true
  readonly value: number
  /** One standard deviation of the value, in its unit. */
  readonly sd: number
  readonly unit: Unit
}

export interface Unmeasured {
  readonly ok: false
  readonly why: WhyNot
}

/** A value with its unit and standard deviation, or why there is none. Never 0, NaN or null for "not measured". */
export type Reading = Measured | Unmeasured

/** @throws RangeError when value or sd is not a finite number: that is a defect, not a measurement. */
export function measured(value: number, sd: number, unit: Unit): Measured {
  if (!Number.isFinite(value) || !Number.isFinite(sd) || sd < 0) {
    throw new RangeError(`not a measurement: ${value} ± ${sd} ${unit}`)
  }
  return { ok: true, value, sd, unit }
}

export const unmeasured = (why: WhyNot): Unmeasured => ({ ok: false, why })
