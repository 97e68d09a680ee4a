import { toObject } from 'flatbuffers/js/flexbuffers.js'
import type { Operator } from './model.ts'

/** Which landmarks frame a region of attention, which two give its direction, and how large its crop becomes. */
export interface RegionOptions {
  readonly landmarks: readonly number[]
  readonly rotation: readonly [from: number, to: number]
  readonly scale: readonly [x: number, y: number]
  readonly size: readonly [width: number, height: number]
}

function decode(operator: Operator): Record<string, unknown> {
  return toObject(operator.customOptions.buffer) as Record<string, unknown>
}

function integer(options: Record<string, unknown>, name: string): number {
  const value = Number(options[name])
  if (!Number.isFinite(value)) throw new Error(`the network's option ${name} is not a number`)
  return value
}

/** Options of Landmarks2TransformMatrix. */
export function regionOptions(operator: Operator): RegionOptions {
  const options = decode(operator)
  const subset = options['subset_idxs']
  if (!Array.isArray(subset)) throw new Error('the network’s option subset_idxs is not a list')
  return {
    landmarks: subset.flat().map(Number),
    rotation: [integer(options, 'left_rotation_idx'), integer(options, 'right_rotation_idx')],
    scale: [integer(options, 'scale_x'), integer(options, 'scale_y')],
    size: [integer(options, 'output_width'), integer(options, 'output_height')],
  }
}

/** Options of TransformTensorBilinear: the size of the crop. */
export function cropSize(operator: Operator): readonly [width: number, height: number] {
  const options = decode(operator)
  return [integer(options, 'output_width'), integer(options, 'output_height')]
}
