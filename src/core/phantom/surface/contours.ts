/**
 * The contours of the canonical mesh along which the surface opens or creases, each from the patient's right corner
 * over the upper edge to the left corner and back along the lower edge (the left eye from its outer corner).
 */
export const EYE_CONTOUR = {
  right: [33, 246, 161, 160, 159, 158, 157, 173, 133, 155, 154, 153, 145, 144, 163, 7],
  left: [263, 466, 388, 387, 386, 385, 384, 398, 362, 382, 381, 380, 374, 373, 390, 249],
} as const

export const LIPS_OUTER = [61, 185, 40, 39, 37, 0, 267, 269, 270, 409, 291, 375, 321, 405, 314, 17, 84, 181, 91, 146]

export const LIPS_INNER = [78, 191, 80, 81, 82, 13, 312, 311, 310, 415, 308, 324, 318, 402, 317, 14, 87, 178, 88, 95]

/** The rim of the mesh, clockwise from the top as the viewer sees it. */
export const RIM = [
  10, 338, 297, 332, 284, 251, 389, 356, 454, 323, 361, 288, 397, 365, 379, 378, 400, 377, 152, 148, 176, 149, 150, 136,
  172, 58, 132, 93, 234, 127, 162, 21, 54, 103, 67, 109,
]

/** Lateral to medial. */
export const BROW_UPPER = { right: [70, 63, 105, 66, 107], left: [300, 293, 334, 296, 336] } as const
export const BROW_LOWER = { right: [46, 53, 52, 65, 55], left: [276, 283, 282, 295, 285] } as const

/** The corners of eyes and mouth keep their angle. */
export const CORNERS = [33, 133, 263, 362, 61, 291, 78, 308]

/** Middle of each lid margin, on the vertical through the pupil. */
export const UPPER_LID_MIDDLE = { right: 159, left: 386 } as const
export const LOWER_LID_MIDDLE = { right: 145, left: 374 } as const
export const COMMISSURE = { right: 61, left: 291 } as const
export const OUTER_CANTHUS = { right: 33, left: 263 } as const
export const INNER_CANTHUS = { right: 133, left: 362 } as const
