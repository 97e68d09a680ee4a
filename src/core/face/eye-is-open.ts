import { distance } from '../geometry/point.ts'
import type { Eye } from './face.ts'

/**
 * Below this share of the fissure's width the lids count as covering the pupil (about 2.8 mm of 28 mm). The landmarks
 * of closed eyes follow the lash lines and read 1.2–2.7 mm, and the iris located in them is invented. Product policy.
 */
const CLOSED_SHARE = 0.1

/** Whether the iris located in this eye is one that can be seen. Reads the lid margins only, never the iris. */
export function eyeIsOpen(eye: Omit<Eye, 'iris' | 'brow'>): boolean {
  const gaps = eye.upperLidMargin.map((upper, i) => {
    const lower = eye.lowerLidMargin[i]
    return lower ? distance(upper, lower) : 0
  })
  return Math.max(...gaps) > CLOSED_SHARE * distance(eye.innerCanthus, eye.outerCanthus)
}
