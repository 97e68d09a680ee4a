import type { Operator } from './model.ts'

export type Activation = 'none' | 'relu'

/** How a window slides: sizes in pixels. `same` pads so that the output has the input's size divided by the stride. */
export interface Sliding {
  readonly padding: 'same' | 'valid'
  readonly stride: readonly [height: number, width: number]
  readonly dilation: readonly [height: number, width: number]
  readonly activation: Activation
}

const activation = (code: number): Activation => {
  if (code === 0) return 'none'
  if (code === 1) return 'relu'
  throw new Error(`fused activation ${code} is not converted here`)
}

const padding = (code: number): 'same' | 'valid' => (code === 0 ? 'same' : 'valid')

/** Conv2DOptions and DepthwiseConv2DOptions: the latter has a depth multiplier in between. */
export function convolutionOptions(operator: Operator): Sliding {
  const { options } = operator
  if (options === null) throw new Error(`${operator.kind} has no options`)
  const shift = operator.kind === 'DEPTHWISE_CONV_2D' ? 1 : 0
  return {
    padding: padding(options.uint8(0)),
    stride: [options.int32(2, 1), options.int32(1, 1)],
    activation: activation(options.uint8(3 + shift)),
    dilation: [options.int32(5 + shift, 1), options.int32(4 + shift, 1)],
  }
}

/** Pool2DOptions. */
export function poolingOptions(operator: Operator): Sliding & { readonly window: readonly [number, number] } {
  const { options } = operator
  if (options === null) throw new Error(`${operator.kind} has no options`)
  return {
    padding: padding(options.uint8(0)),
    stride: [options.int32(2), options.int32(1)],
    window: [options.int32(4), options.int32(3)],
    activation: activation(options.uint8(5)),
    dilation: [1, 1],
  }
}

/** AddOptions. */
export const additionActivation = (operator: Operator): Activation => activation(operator.options?.uint8(0) ?? 0)

/** ResizeBilinearOptions: where the sample positions of output pixel i lie in the input. */
export function resizeGrid(operator: Operator): 'align_corners' | 'half_pixel' | 'asymmetric' {
  if (operator.options?.uint8(2) === 1) return 'align_corners'
  return operator.options?.uint8(3) === 1 ? 'half_pixel' : 'asymmetric'
}

/** Pixels to add before and after one axis, TensorFlow's `same` rule: the odd one goes behind. */
export function samePadding(input: number, output: number, window: number, stride: number, dilation: number): [number, number] {
  const total = Math.max((output - 1) * stride + (window - 1) * dilation + 1 - input, 0)
  return [Math.floor(total / 2), Math.ceil(total / 2)]
}
