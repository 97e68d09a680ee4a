import { type Activation, convolutionOptions, samePadding } from '../tflite/options.ts'
import type { Conversion, Rule } from './conversion.ts'
import { permute } from './permute.ts'

/** Adds the activation that the original graph fuses into an operator. */
export const activated = ({ graph }: Conversion, name: string, activation: Activation): string =>
  activation === 'relu' ? graph.node('Relu', [name]) : name

/** CONV_2D and DEPTHWISE_CONV_2D: weights are output × height × width × input, or 1 × height × width × channels. */
export const convolution: Rule = (conversion, operator) => {
  const depthwise = operator.kind === 'DEPTHWISE_CONV_2D'
  const options = convolutionOptions(operator)
  const output = conversion.output(operator)
  const [, inputHeight, inputWidth, channels] = conversion.shape(conversion.input(operator), 4)
  const [, outputHeight, outputWidth] = conversion.shape(output, 4)
  const weights = conversion.requireConstant(conversion.input(operator, 1))
  const [, height = 0, width = 0] = weights.shape
  const [top, bottom] = samePadding(inputHeight, outputHeight, height, options.stride[0], options.dilation[0])
  const [left, right] = samePadding(inputWidth, outputWidth, width, options.stride[1], options.dilation[1])
  const name = conversion.graph.node(
    'Conv',
    [
      conversion.value(conversion.input(operator), 'features'),
      conversion.store(permute(weights, depthwise ? [3, 0, 1, 2] : [0, 3, 1, 2])),
      conversion.store(conversion.requireConstant(conversion.input(operator, 2))),
    ],
    {
      kernel_shape: [height, width],
      strides: options.stride,
      pads: options.padding === 'same' ? [top, left, bottom, right] : [0, 0, 0, 0],
      dilations: options.dilation,
      group: depthwise ? channels : 1,
    },
  )
  conversion.set(output, activated(conversion, name, options.activation), 'features')
}
