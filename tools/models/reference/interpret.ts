import { numbersOf, type Operator, readModel } from '../tflite/model.ts'
import { additionActivation } from '../tflite/options.ts'
import { landmarksToTransformMatrix, transformLandmarks, transformTensorBilinear } from './attention.ts'
import { convolve, maximumPool, pad, resize } from './feature-map.ts'
import type { Tensor } from './tensor.ts'

type Inputs = (position: number) => Tensor

function run(operator: Operator, input: Inputs, shape: readonly number[]): Tensor {
  const elementwise = (of: (value: number, index: number) => number): Tensor => ({ shape, values: input(0).values.map(of) })
  switch (operator.kind) {
    case 'DEQUANTIZE':
    case 'RESHAPE':
    case 'STRIDED_SLICE':
      return { shape, values: input(0).values }
    case 'CONV_2D':
    case 'DEPTHWISE_CONV_2D':
      return convolve(operator, input(0), input(1), input(2), shape)
    case 'MAX_POOL_2D':
      return maximumPool(operator, input(0), shape)
    case 'PAD':
      return pad(input(0), input(1), shape)
    case 'RESIZE_BILINEAR':
      return resize(operator, input(0), shape)
    case 'RELU':
      return elementwise((value) => Math.max(value, 0))
    case 'PRELU': {
      const slopes = input(1).values
      return elementwise((value, index) => (value < 0 ? value * (slopes[index % slopes.length] ?? NaN) : value))
    }
    case 'ADD': {
      const { values } = input(1)
      const rectified = additionActivation(operator) === 'relu'
      return elementwise((value, index) => Math.max(value + (values[index] ?? NaN), rectified ? 0 : -Infinity))
    }
    case 'MUL': {
      const { values } = input(1)
      return elementwise((value, index) => value * (values[values.length === 1 ? 0 : index] ?? NaN))
    }
    case 'CUSTOM:Landmarks2TransformMatrix':
      return landmarksToTransformMatrix(operator, input(0))
    case 'CUSTOM:TransformTensorBilinear':
      return transformTensorBilinear(input(0), input(1), shape)
    case 'CUSTOM:TransformLandmarks':
      return transformLandmarks(input(0), input(1))
    default:
      throw new Error(`the reference has no ${operator.kind}`)
  }
}

/**
 * Runs a TensorFlow Lite network in 64-bit arithmetic, one operator after the other in the file's own order and layout.
 * Slow and plain on purpose: the converted networks are tested against it.
 * @returns the output tensors by the names in the file
 */
export function interpret(tflite: Uint8Array, input: ArrayLike<number>): Map<string, Float64Array> {
  const model = readModel(tflite)
  const shapeOf = (tensor: number): readonly number[] => model.tensors[tensor]?.shape ?? []
  const values = new Map<number, Tensor>()
  for (const [index, { shape, stored }] of model.tensors.entries()) {
    if (stored !== null) values.set(index, { shape, values: Float64Array.from(numbersOf(stored)) })
  }
  const [first = 0] = model.inputs
  values.set(first, { shape: shapeOf(first), values: Float64Array.from(input) })
  for (const operator of model.operators) {
    const inputs: Inputs = (position) => {
      const tensor = values.get(operator.inputs[position] ?? -1)
      if (tensor === undefined) throw new Error(`${operator.kind} runs before its input ${position}`)
      return tensor
    }
    const [output = -1] = operator.outputs
    values.set(output, run(operator, inputs, shapeOf(output)))
  }
  return new Map(
    model.outputs.map((tensor) => [model.tensors[tensor]?.name ?? '', values.get(tensor)?.values ?? new Float64Array()]),
  )
}
