import type { Face } from '../../face/face.ts'
import type { Side } from '../../face/side.ts'
import { palpebralFissureHeight } from '../static/eye/palpebral-fissure-height.ts'
import { inMillimetres } from './in-millimetres.ts'
import type { WhyNot } from '../../face/reading.ts'

/** Below this the lids count as meeting: the landmarks cannot lie closer. Reference: emotricsPlus. mm. */
const CLOSED_BELOW = 1

/**
 * The largest gap that the landmarks were seen to read in eyes that were closed: they follow the lashes. mm.
 * Measured on five closed eyes (1.2–2.7 mm).
 */
const LASHES_READ_UP_TO = 2.7

/** The gap between the lids of an eye that is meant to be closed, and how wrong it may be for the lashes' sake. mm. */
export interface LidGap {
  readonly gap: number
  readonly sd: number
}

/**
 * The residual gap between the lids. A gap read below 1 mm is 0, the true one lying evenly within that millimetre. Up
 * to 2.7 mm landmarks cannot tell lashes from a gap: the reading stands, and its standard deviation says that the truth
 * may be anywhere from 0 to it.
 */
export function lidGap(face: Face, side: Side): LidGap | WhyNot {
  const read = inMillimetres(palpebralFissureHeight, face, side)
  if (typeof read === 'string') return read
  if (read < CLOSED_BELOW) return { gap: 0, sd: CLOSED_BELOW / Math.sqrt(3) }
  return { gap: read, sd: read <= LASHES_READ_UP_TO ? read / Math.sqrt(3) : 0 }
}
