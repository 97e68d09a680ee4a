import type { FaceView } from './face-view.ts'
import type { QualityFinding } from './finding.ts'
import { quantile } from './quantile.ts'

/** Luminance of the 8-bit picture. Product policy. */
const BURNT_OUT = 250
const MOST_BURNT = 0.1
/** Very dark skin in good light still has highlights: not the mean but the brightest tenth tells underexposure. */
const BRIGHT = 0.9
const DARK = 60
const BLACK = 25

/** Whether the brightest tenth of the face is bright enough, and how much of it is burnt out. */
export function exposure({ luminance }: FaceView): QualityFinding {
  const id = 'exposure'
  const value = quantile(luminance, BRIGHT)
  const burnt = luminance.reduce((count, level) => count + (level >= BURNT_OUT ? 1 : 0), 0) / luminance.length
  if (value < BLACK) {
    return { id, verdict: 'refuse', value, says: 'Add light: the face is almost black.' }
  }
  if (value < DARK) {
    return { id, verdict: 'warn', value, says: 'Add light from the front: the face is underexposed.' }
  }
  if (burnt > MOST_BURNT) {
    return { id, verdict: 'warn', value, says: `Reduce the light or the exposure: ${Math.round(burnt * 100)} % of the face is burnt out.` }
  }
  return { id, verdict: 'pass', value, says: 'The face is well exposed.' }
}
