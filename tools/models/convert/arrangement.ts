import { numbersOf } from '../tflite/model.ts'
import type { Rule } from './conversion.ts'

/** DEQUANTIZE of half-precision weights: the same constant; the graph widens it where it is used. */
export const widening: Rule = (conversion, operator) => {
  conversion.setConstant(conversion.output(operator), conversion.requireConstant(conversion.input(operator)))
}

export const reshape: Rule = (conversion, operator) => {
  const output = conversion.output(operator)
  const shape = conversion.graph.integers(conversion.shape(output))
  conversion.set(output, conversion.graph.node('Reshape', [conversion.plain(conversion.input(operator)), shape]), 'plain')
}

/** STRIDED_SLICE: only the slice that takes everything occurs. */
export const wholeSlice: Rule = (conversion, operator) => {
  const input = conversion.input(operator)
  const output = conversion.output(operator)
  const [before, after] = [conversion.shape(input).join(), conversion.shape(output).join()]
  if (before !== after) throw new Error(`STRIDED_SLICE of ${before} to ${after} is not converted here`)
  conversion.set(output, conversion.plain(input), 'plain')
}

/** MUL by a constant, element by element: of a number, or of a matrix of which the first two rows are kept. */
export const multiplication: Rule = (conversion, operator) => {
  const input = conversion.input(operator)
  const layout = conversion.layout(input)
  const { shape, stored } = conversion.requireConstant(conversion.input(operator, 1))
  const values = numbersOf(stored)
  if (layout !== 'affine' && values.length !== 1) throw new Error(`MUL by ${shape.join('×')} is not converted here`)
  const factor = layout === 'affine' ? conversion.graph.floats([1, 2, 4], values.slice(0, 8)) : conversion.graph.floats([1], values)
  const product = conversion.graph.node('Mul', [conversion.value(input, layout), factor])
  conversion.set(conversion.output(operator), product, layout)
}
