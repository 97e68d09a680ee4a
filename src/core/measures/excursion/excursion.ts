import type { ExpressionId } from '../../capture/expressions.ts'
import type { Face } from '../../face/face.ts'
import type { Unit } from '../../face/reading.ts'
import type { Side } from '../../face/side.ts'
import type { NormalRange, Quantity } from '../measure.ts'

/** Two faces of one person in one session, each with a scale. */
export interface Movement {
  readonly rest: Face
  readonly moved: Face
}

/** What changes on one side of the face between the photo at rest and another photo of the same session. */
export interface ExcursionMeasure {
  readonly id: string
  readonly name: string
  readonly of: 'side'
  readonly unit: Unit
  readonly direction: string
  readonly normal: NormalRange | null
  /** What healthy faces show as the difference left − right. */
  readonly normalDifference: NormalRange | null
  readonly smallestDetectableChange: number | null
  /** Values this far apart are the same: 360 for directions. Null: none are. */
  readonly period: number | null
  /** Keys of `clinical/references.ts` for the definition. */
  readonly references: readonly string[]
  readonly yawLimit: number
  /** The expressions in which it is read. */
  readonly views: readonly ExpressionId[]
  /** In the measure's own unit: the two photos may have different scales. */
  quantity(movement: Movement, side: Side): Quantity
  /** The standard deviation that the method adds, whatever the spread of the landmarks. */
  methodSd(movement: Movement, side: Side): number
}
