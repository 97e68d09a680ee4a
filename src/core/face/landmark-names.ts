import type { BothSides } from './side.ts'

/**
 * Which of MediaPipe's 478 points is which anatomical landmark. The only place that knows the numbers.
 * Left and right are the patient's own: point 33 is the outer canthus of the patient's right eye, on the left-hand
 * side of an un-mirrored picture; iris 468–472 belongs to that eye, 473–477 to the patient's left one.
 * @see https://github.com/google-ai-edge/mediapipe/blob/master/mediapipe/python/solutions/face_mesh_connections.py
 */
export interface EyeLandmarks {
  readonly pupil: number
  /** The two ends of the horizontal iris diameter; the lids never cover them before they cover the pupil. */
  readonly limbus: readonly [number, number]
  /** From the inner to the outer canthus, both included. */
  readonly upperLidMargin: readonly number[]
  readonly lowerLidMargin: readonly number[]
  /** From the medial to the lateral end: the upper edge of the brow hair and the lower edge opposite to it. */
  readonly browUpperEdge: readonly number[]
  readonly browLowerEdge: readonly number[]
}

export const EYE_LANDMARKS: BothSides<EyeLandmarks> = {
  right: {
    pupil: 468,
    limbus: [469, 471],
    upperLidMargin: [133, 173, 157, 158, 159, 160, 161, 246, 33],
    lowerLidMargin: [133, 155, 154, 153, 145, 144, 163, 7, 33],
    browUpperEdge: [107, 66, 105, 63, 70],
    browLowerEdge: [55, 65, 52, 53, 46],
  },
  left: {
    pupil: 473,
    limbus: [474, 476],
    upperLidMargin: [362, 398, 384, 385, 386, 387, 388, 466, 263],
    lowerLidMargin: [362, 382, 381, 380, 374, 373, 390, 249, 263],
    browUpperEdge: [336, 296, 334, 293, 300],
    browLowerEdge: [285, 295, 282, 283, 276],
  },
}

/** Contours of the mouth and jaw, from the patient's right to the patient's left. */
export const MOUTH_LANDMARKS = {
  commissure: { right: 61, left: 291 },
  upperLipOuter: [61, 185, 40, 39, 37, 0, 267, 269, 270, 409, 291],
  upperLipInner: [78, 191, 80, 81, 82, 13, 312, 311, 310, 415, 308],
  lowerLipInner: [78, 95, 88, 178, 87, 14, 317, 402, 318, 324, 308],
  lowerLipOuter: [61, 146, 91, 181, 84, 17, 314, 405, 321, 375, 291],
} as const satisfies Record<string, readonly number[] | BothSides<number>>

export const JAW_LANDMARKS = [172, 136, 150, 149, 176, 148, 152, 377, 400, 378, 379, 365, 397] as const

/** Where the outline of the face is widest, beside the ears. */
export const CHEEK_LANDMARKS: BothSides<number> = { right: 234, left: 454 }

/** Points of the midline. The chin is the pogonion, its foremost point. */
export const MIDLINE_LANDMARKS = { nasalTip: 4, nasalBase: 2, philtrum: 164, chin: 199 } as const
