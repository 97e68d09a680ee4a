import type { Face, Scale } from './face.ts'
import { interCanthalDistance } from './inter-canthal-distance.ts'

/** The scale of a photo with open eyes, and the distance that carries it over to another photo of the session. */
export interface SessionScale {
  readonly scale: Scale
  /** Between the inner canthi of that photo, pixels. */
  readonly interCanthalPixels: number
}

/**
 * How far the inner canthi of one person move from one expression to the next, as a share of their distance.
 * Squeezed eyes move them by 1–2 mm of 33 mm at most; most expressions far less. Product policy.
 */
const CANTHAL_MOTION = 0.02

/** What another photo of the same session needs to borrow this face's scale; null when this face has none. */
export const sessionScaleOf = (face: Face): SessionScale | null =>
  face.scale && { scale: face.scale, interCanthalPixels: interCanthalDistance(face.eyes) }

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
