import { OnnxGraph } from '../onnx/graph.ts'
import { readModel } from '../tflite/model.ts'
import { multiplication, reshape, wholeSlice, widening } from './arrangement.ts'
import { bilinearCrop, landmarkTransform, regionTransform } from './attention.ts'
import { Conversion, type Rule } from './conversion.ts'
import { convolution } from './convolution.ts'
import { addition, bilinearResize, maximumPooling, parametricRectifier, rectifier, zeroPadding } from './feature-map.ts'

const RULES: Readonly<Record<string, Rule>> = {
  ADD: addition,
  CONV_2D: convolution,
  DEPTHWISE_CONV_2D: convolution,
  DEQUANTIZE: widening,
  MAX_POOL_2D: maximumPooling,
  MUL: multiplication,
  PAD: zeroPadding,
  PRELU: parametricRectifier,
  RELU: rectifier,
  RESHAPE: reshape,
  RESIZE_BILINEAR: bilinearResize,
  STRIDED_SLICE: wholeSlice,
  'CUSTOM:Landmarks2TransformMatrix': regionTransform,
  'CUSTOM:TransformTensorBilinear': bilinearCrop,
  'CUSTOM:TransformLandmarks': landmarkTransform,
}

/** Raised whenever the same weights become another file, so that stored files are converted again. */
export const CONVERTER_REVISION = 2

/**
 * Converts a TensorFlow Lite network to ONNX. The input is named `input` and keeps the order height × width × channels;
 * the outputs keep their names unless `outputNames` has better ones.
 * @throws Error for an operator or option that the two networks of Facialis do not have
 */
export function convert(
  tflite: Uint8Array,
  name: string,
  outputNames: Readonly<Record<string, string>> = {},
): Uint8Array {
  const model = readModel(tflite)
  const graph = new OnnxGraph(name)
  const conversion = new Conversion(model, graph)
  for (const tensor of model.inputs) {
    const input = graph.input('input', conversion.shape(tensor))
    conversion.set(tensor, graph.node('Transpose', [input], { perm: [0, 3, 1, 2] }), 'features')
  }
  for (const operator of model.operators) {
    const rule = RULES[operator.kind]
    if (rule === undefined) throw new Error(`${name}: ${operator.kind} is not converted here`)
    rule(conversion, operator)
  }
  for (const tensor of model.outputs) {
    const original = model.tensors[tensor]?.name ?? `output ${tensor}`
    graph.output(outputNames[original] ?? original, conversion.shape(tensor), conversion.plain(tensor))
  }
  return graph.encode()
}
