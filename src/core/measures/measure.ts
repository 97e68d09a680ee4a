import type { ExpressionId } from '../capture/expressions.ts'
import type { Face } from '../face/face.ts'
import type { Unit, WhyNot } from '../face/reading.ts'
import type { Side } from '../face/side.ts'
import type { Point } from '../geometry/point.ts'

/**
 * What a measure reads off the geometry of one face: pixels for lengths, square pixels for areas, degrees for angles;
 * or the reason why there is nothing to read. Scale and uncertainty are added in one place, by {@link readMeasure}.
 */
export type Quantity = number | WhyNot

/** What healthy faces show. */
export interface NormalRange {
  readonly low: number
  readonly high: number
  /** How the two limits were published: the spread of individuals, or only the means of several cohorts. */
  readonly meaning: 'individuals' | 'means of cohorts'
  /** The expressions in which healthy faces show it: a smile narrows healthy eyes as well. */
  readonly views: readonly ExpressionId[]
  /** Keys of `clinical/references.ts`. */
  readonly references: readonly string[]
}

/** What healthy faces show in this expression; null when nothing is known of it. */
export const normalIn = (range: NormalRange | null, view: ExpressionId): NormalRange | null =>
  range?.views.includes(view) ? range : null

interface MeasureBase {
  /** The stable name in every file, table and record. */
  readonly id: string
  /** The name a clinician reads. */
  readonly name: string
  readonly unit: Unit
  /** What a larger or a positive value means, in one sentence. */
  readonly direction: string
  readonly normal: NormalRange | null
  /** Change below this is not called change; a product policy until a site's own repeatability replaces it. */
  readonly smallestDetectableChange: number | null
  /** Keys of `clinical/references.ts` for the definition. */
  readonly references: readonly string[]
  /** A quantity below this reads as this: what is hidden behind a lid or a lip has no negative size. Null: no floor. */
  readonly floor: number | null
  /** The measure is refused when the head is turned further than this, degrees of yaw. */
  readonly yawLimit: number
}

/** A measure of each side of the face. */
export interface SidedMeasure extends MeasureBase {
  readonly of: 'side'
  /** What healthy faces show as the difference left − right. */
  readonly normalDifference: NormalRange | null
  quantity(face: Face, side: Side): Quantity
  /** The segment or contour that shows on the picture what is measured; empty when there is nothing to show. */
  draw(face: Face, side: Side): readonly Point[]
}

/** A measure of the whole face. */
export interface WholeMeasure extends MeasureBase {
  readonly of: 'face'
  /** Whether the value is left less right, or a shift towards the left: then a mirrored face has the negative of it. */
  readonly signed: boolean
  quantity(face: Face): Quantity
  draw(face: Face): readonly Point[]
}

export type Measure = SidedMeasure | WholeMeasure

/**
 * Beyond this yaw the far half of the face is foreshortened past what millimetres of a plane can tell. Product
 * policy.
 */
export const YAW_LIMIT = 20

/** Points off the plane of the pupils move sideways with yaw: 20 mm of depth shift 3.5 mm at 10°. Product policy. */
export const MIDLINE_YAW_LIMIT = 10
