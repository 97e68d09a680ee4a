import { CORNEAL_DIAMETERS_MM, isCornealDiameter } from '../core/face/iris-scale.ts'
import { UsageError } from './usage-error.ts'

/** The measured corneal diameter as somebody typed it, mm. @throws UsageError for what no cornea measures. */
export function corneaFrom(typed: string): number {
  const mm = /^\d+(\.\d+)?$/.test(typed) ? Number(typed) : NaN
  if (isCornealDiameter(mm)) return mm
  const { min, max } = CORNEAL_DIAMETERS_MM
  throw new UsageError(`--cornea ${typed}: give the corneal diameter in millimetres, from ${min} to ${max}, such as 11.5`)
}
