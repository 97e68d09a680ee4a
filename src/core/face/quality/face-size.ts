import type { FaceView } from './face-view.ts'
import type { QualityFinding } from './finding.ts'

/**
 * 250 px between the eyes make 1 mm about 4 px; below 32 px the iris is less than 6 px wide and 1 mm half a pixel. Product policy.
 * @see assessment: "Capture conditions"
 */
const RECOMMENDED = 250
const SMALLEST = 32

export function faceSize({ betweenEyes }: FaceView): QualityFinding {
  const id = 'face-size'
  const value = betweenEyes
  const found = `the eyes are ${Math.round(value)} px apart`
  if (value < SMALLEST) {
    return { id, verdict: 'refuse', value, says: `Step much closer or use the original photo: ${found}, and a millimetre is half a pixel.` }
  }
  if (value < RECOMMENDED) {
    return { id, verdict: 'warn', value, says: `Step closer: ${found}; at least ${RECOMMENDED} px give 1 mm ≈ 4 px.` }
  }
  return { id, verdict: 'pass', value, says: `The face is large enough: ${found}.` }
}
