import type { Face, Scale } from './face.ts'
import { interCanthalDistance } from './inter-canthal-distance.ts'
import { SIDES } from './side.ts'

/** The scale of a photo with open eyes, and what carries it over to another photo of the session. */
export interface SessionScale {
  readonly scale: Scale
  /** Between the inner canthi of that photo, pixels. */
  readonly interCanthalPixels: number
  /** How many irises were visible in that photo. */
  readonly irises: number
}

/**
 * How far the inner canthi of one person move from one expression to the next, as a share of their distance.
 * Squeezed eyes move them by 1–2 mm of 33 mm at most; most expressions far less. Product policy.
 */
const CANTHAL_MOTION = 0.02

/** Beyond this share an iris and the session disagree: narrowed lids hide part of an iris, and it reads small or large. Product policy. */
const AGREEMENT = 0.04

/** Beyond this share the two photos are not of one face, or not of one session. Product policy. */
const ONE_FACE = 0.1

/** What another photo of the same session needs to borrow this face's scale; null when this face has none. */
export const sessionScaleOf = (face: Face): SessionScale | null =>
  face.scale && {
    scale: face.scale,
    interCanthalPixels: interCanthalDistance(face.eyes),
    irises: SIDES.filter((side) => face.eyes[side].iris !== null).length,
  }

/**
 * Whether the session knows the size of the face better than a photo in which `visible` irises are seen. Of two eyes
 * meant to be closed, the one that stays open turns its iris up under the lid (Bell's phenomenon): what is left of it
 * is no ruler.
 */
export const isBetterRuler = (session: SessionScale, visible: number): boolean => visible === 0 || visible < session.irises

/** The session's scale in a photo whose inner canthi are `interCanthalPixels` apart. */
export function carryScale(session: SessionScale, interCanthalPixels: number): Scale {
  const ratio = session.interCanthalPixels / interCanthalPixels
  const mmPerPixel = session.scale.mmPerPixel * ratio
  return {
    mmPerPixel,
    sd: Math.hypot(session.scale.sd * ratio, mmPerPixel * CANTHAL_MOTION),
    photoSd: Math.hypot(session.scale.photoSd * ratio, mmPerPixel * CANTHAL_MOTION),
    source: 'session',
  }
}

/**
 * The scale of a photo that has one of its own, in a session: its own while both agree, the session's when its irises
 * read as no face of this session does, and its own again when the photos cannot be of one face.
 */
export function scaleInSession(own: Scale, session: SessionScale, interCanthalPixels: number): Scale {
  const carried = carryScale(session, interCanthalPixels)
  const apart = Math.abs(own.mmPerPixel / carried.mmPerPixel - 1)
  return apart > AGREEMENT && apart <= ONE_FACE ? carried : own
}
