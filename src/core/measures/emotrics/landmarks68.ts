import type { BothSides } from '../../face/side.ts'

/**
 * Which of the 68 iBUG points is which. Left and right are the patient's own; contours run from the patient's right to
 * the left, in the order in which Emotrics fits a curve through them.
 */
export const LANDMARKS68 = {
  count: 68,
  commissure: { right: 48, left: 54 },
  lowerLipMiddle: 57,
  upperLipOuter: [48, 49, 50, 51, 52, 53, 54],
  lowerLipOuter: [48, 59, 58, 57, 56, 55, 54],
  upperLipInner: [60, 61, 62, 63, 64],
  lowerLipInner: [60, 67, 66, 65, 64],
} as const

export interface EyeLandmarks68 {
  readonly upperLid: readonly number[]
  readonly lowerLid: readonly number[]
  readonly brow: readonly number[]
}

export const EYES68: BothSides<EyeLandmarks68> = {
  right: { upperLid: [36, 37, 38, 39], lowerLid: [36, 41, 40, 39], brow: [17, 18, 19, 20, 21] },
  left: { upperLid: [42, 43, 44, 45], lowerLid: [42, 47, 46, 45], brow: [22, 23, 24, 25, 26] },
}
