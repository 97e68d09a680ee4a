import { additionActivation, poolingOptions, resizeGrid, samePadding } from '../tflite/options.ts'
import { numbersOf } from '../tflite/model.ts'
import type { Rule } from './conversion.ts'
import { activated } from './convolution.ts'

export const rectifier: Rule = (conversion, operator) => {
  const input = conversion.input(operator)
  const layout = conversion.layout(input)
  conversion.set(conversion.output(operator), conversion.graph.node('Relu', [conversion.value(input, layout)]), layout)
}

/**
 * PRELU, one slope a channel: slope · x + (1 − slope) · max(x, 0), the products as depthwise convolutions of one pixel.
 * onnxruntime packs feature maps into blocks of channels (NCHWc) for its fastest convolutions, but its PRelu takes no
 * packed maps: unpacking and packing them around every PRelu costs as much time as half of the convolutions.
 */
export const parametricRectifier: Rule = (conversion, operator) => {
  const { graph } = conversion
  const slopes = numbersOf(conversion.requireConstant(conversion.input(operator, 1)).stored)
  const channels = slopes.length
  const input = conversion.value(conversion.input(operator), 'features')
  const times = (name: string, factors: readonly number[]): string =>
    graph.node('Conv', [name, graph.floats([channels, 1, 1, 1], factors)], { kernel_shape: [1, 1], group: channels })
  const positive = times(graph.node('Relu', [input]), slopes.map((slope) => 1 - slope))
  conversion.set(conversion.output(operator), graph.node('Add', [positive, times(input, slopes)]), 'features')
}

export const addition: Rule = (conversion, operator) => {
  const first = conversion.input(operator)
  const layout = conversion.layout(first)
  const second = conversion.value(conversion.input(operator, 1), layout)
  const sum = conversion.graph.node('Add', [conversion.value(first, layout), second])
  conversion.set(conversion.output(operator), activated(conversion, sum, additionActivation(operator)), layout)
}

export const maximumPooling: Rule = (conversion, operator) => {
  const { padding, stride, window, activation } = poolingOptions(operator)
  const input = conversion.input(operator)
  const output = conversion.output(operator)
  const [, inputHeight, inputWidth] = conversion.shape(input, 4)
  const [, outputHeight, outputWidth] = conversion.shape(output, 4)
  const [top, bottom] = samePadding(inputHeight, outputHeight, window[0], stride[0], 1)
  const [left, right] = samePadding(inputWidth, outputWidth, window[1], stride[1], 1)
  const name = conversion.graph.node('MaxPool', [conversion.value(input, 'features')], {
    kernel_shape: window,
    strides: stride,
    pads: padding === 'same' ? [top, left, bottom, right] : [0, 0, 0, 0],
  })
  conversion.set(output, activated(conversion, name, activation), 'features')
}

/** PAD with zeros: its second input is before and after of every axis of batch × height × width × channels. */
export const zeroPadding: Rule = (conversion, operator) => {
  const { stored } = conversion.requireConstant(conversion.input(operator, 1))
  const at = (axis: number, end: number): number => stored.values[2 * axis + end] ?? 0
  const axes = [0, 3, 1, 2]
  const amounts = conversion.graph.integers([...axes.map((axis) => at(axis, 0)), ...axes.map((axis) => at(axis, 1))])
  const input = conversion.value(conversion.input(operator), 'features')
  conversion.set(conversion.output(operator), conversion.graph.node('Pad', [input, amounts], { mode: 'constant' }), 'features')
}

export const bilinearResize: Rule = (conversion, operator) => {
  const output = conversion.output(operator)
  const [batch, height, width, channels] = conversion.shape(output, 4)
  const size = conversion.graph.integers([batch, channels, height, width])
  const name = conversion.graph.node('Resize', [conversion.value(conversion.input(operator), 'features'), '', '', size], {
    mode: 'linear',
    coordinate_transformation_mode: resizeGrid(operator),
  })
  conversion.set(output, name, 'features')
}
