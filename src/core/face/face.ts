import type { Point } from '../geometry/point.ts'
import type { Landmarks } from './landmarks.ts'
import type { BothSides } from './side.ts'

/** A circle in the picture, pixels. */
export interface Circle {
  readonly centre: Point
  readonly radius: number
}

/** One eye. Lid margins run from the inner to the outer canthus, both canthi included. */
export interface Eye {
  /** The limbus as located, or null when the lids cover it. */
  readonly iris: Circle | null
  readonly innerCanthus: Point
  readonly outerCanthus: Point
  readonly upperLidMargin: readonly Point[]
  readonly lowerLidMargin: readonly Point[]
  /** Points along the brow hair from the medial to the lateral end, centre line of the brow. */
  readonly brow: readonly Point[]
}

/** The mouth. Every contour runs from the patient's right corner to the left one, both included. */
export interface Mouth {
  readonly commissure: BothSides<Point>
  /** Vermilion borders (outer) and the edges of the lips that face each other (inner). */
  readonly upperLipOuter: readonly Point[]
  readonly upperLipInner: readonly Point[]
  readonly lowerLipInner: readonly Point[]
  readonly lowerLipOuter: readonly Point[]
}

/**
 * The face frame: origin between the pupils, x along the inter-pupil line towards the patient's left, up perpendicular
 * to it towards the brows. Both are unit vectors in picture coordinates. A manual midline replaces them.
 * @see assessment: "Coordinate frame and scale"
 */
export interface Frame {
  readonly origin: Point
  readonly x: Point
  readonly up: Point
  readonly source: 'pupils' | 'canthi' | 'manual'
}

/** How long a pixel is. sd is one standard deviation of `mmPerPixel`, population spread of the ruler included. */
export interface Scale {
  readonly mmPerPixel: number
  readonly sd: number
  /** The part of sd that is this photo's own. The rest is the ruler's error: the same in every photo of the person. */
  readonly photoSd: number
  /**
   * `iris-population`: the mean corneal diameter of adults; `iris-measured`: this person's;
   * `session`: another photo of the session.
   */
  readonly source: 'iris-population' | 'iris-measured' | 'session' | 'manual'
}

/**
 * Head pose, degrees. Yaw > 0: turned to the patient's left; pitch > 0: chin up; roll > 0: tilted towards the patient's
 * left shoulder.
 */
export interface Pose {
  readonly yaw: number
  readonly pitch: number
  readonly roll: number
}

/** One face in one picture: named points in pixels, with the frame and the scale that turn them into millimetres. */
export interface Face {
  readonly landmarks: Landmarks
  readonly frame: Frame
  readonly scale: Scale | null
  readonly pose: Pose
  readonly eyes: BothSides<Eye>
  readonly mouth: Mouth
  /** The lower border of the face, from the patient's right to the left. */
  readonly jaw: readonly Point[]
  readonly philtrum: Point
  /** Where the columella meets the upper lip (subnasale). */
  readonly nasalBase: Point
  readonly nasalTip: Point
  readonly chin: Point
}
