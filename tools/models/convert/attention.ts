import { cropSize, regionOptions } from '../tflite/attention-options.ts'
import type { OnnxGraph } from '../onnx/graph.ts'
import type { Rule } from './conversion.ts'

/*
 * The three custom operators by which the network looks again, closely, at the lips and the eyes. Their meaning is that of
 * version 2 of MediaPipe's own: mediapipe/util/tflite/operations/{landmarks_to_transform_matrix,transform_tensor_bilinear,
 * transform_landmarks}.cc. The transform maps pixels of the crop to pixels of the network's input, as a matrix [A | t].
 */

const slice = (graph: OnnxGraph, value: string, start: number, end: number, axis: number): string =>
  graph.node('Slice', [value, graph.integers([start]), graph.integers([end]), graph.integers([axis])])

const transpose = (graph: OnnxGraph, value: string): string => graph.node('Transpose', [value], { perm: [0, 2, 1] })

/** Landmarks2TransformMatrix: the upright box around some landmarks, in the direction of two of them, as a transform. */
export const regionTransform: Rule = (conversion, operator) => {
  const { graph } = conversion
  const { landmarks, rotation, scale, size } = regionOptions(operator)
  const points = slice(graph, conversion.value(conversion.input(operator), 'plain'), 0, 2, 2)
  const gather = (indices: readonly number[]): string => graph.node('Gather', [points, graph.integers(indices)], { axis: 1 })

  // The unit vector (cos, sin) from the first to the second landmark; `turn` has the rows (cos, sin) and (−sin, cos).
  const along = graph.node('Sub', [gather([rotation[1]]), gather([rotation[0]])])
  const unit = graph.node('Div', [along, graph.node('ReduceL2', [along], { axes: [2], keepdims: 1 })])
  const cosine = slice(graph, unit, 0, 1, 2)
  const sine = slice(graph, unit, 1, 2, 2)
  const firstRow = graph.node('Concat', [cosine, sine], { axis: 2 })
  const secondRow = graph.node('Concat', [graph.node('Neg', [sine]), cosine], { axis: 2 })
  const turn = graph.node('Concat', [firstRow, secondRow], { axis: 1 })
  const turnBack = transpose(graph, turn)

  const upright = graph.node('MatMul', [gather(landmarks), turnBack])
  const most = graph.node('ReduceMax', [upright], { axes: [1], keepdims: 1 })
  const least = graph.node('ReduceMin', [upright], { axes: [1], keepdims: 1 })
  const middle = graph.node('Mul', [graph.node('Add', [most, least]), graph.floats([1], [0.5])])
  const centre = transpose(graph, graph.node('MatMul', [middle, turn]))

  const pixel = graph.floats([1, 1, 2], [scale[0] / size[0], scale[1] / size[1]])
  const linear = graph.node('Mul', [turnBack, graph.node('Mul', [graph.node('Sub', [most, least]), pixel])])
  const cropCentre = graph.floats([1, 2, 1], [-size[0] / 2, -size[1] / 2])
  const translation = graph.node('Add', [graph.node('MatMul', [linear, cropCentre]), centre])
  const zero = graph.node('Mul', [translation, graph.floats([1], [0])])
  const matrix = graph.node('Concat', [linear, zero, translation], { axis: 2 })
  conversion.set(conversion.output(operator), matrix, 'affine')
}

/** TransformTensorBilinear: samples a feature map through the transform; outside the map there is zero. */
export const bilinearCrop: Rule = (conversion, operator) => {
  const { graph } = conversion
  const [width, height] = cropSize(operator)
  const input = conversion.input(operator)
  const [batch, inputHeight, inputWidth] = conversion.shape(input, 4)
  const columns = Array.from({ length: height * width }, (_, index) => (index % width) + 0.5)
  const rows = Array.from({ length: height * width }, (_, index) => Math.floor(index / width) + 0.5)
  const centres = graph.floats([1, 4, height * width], [...columns, ...rows, ...columns.map(() => 0), ...rows.map(() => 1)])
  const places = graph.node('MatMul', [conversion.value(conversion.input(operator, 1), 'affine'), centres])

  // GridSample takes places from −1 to 1, edge to edge.
  const scaled = graph.node('Mul', [places, graph.floats([1, 2, 1], [2 / inputWidth, 2 / inputHeight])])
  const normalised = graph.node('Sub', [scaled, graph.floats([1], [1])])
  const grid = graph.node('Reshape', [transpose(graph, normalised), graph.integers([batch, height, width, 2])])
  const sampled = graph.node('GridSample', [conversion.value(input, 'features'), grid], {
    mode: 'bilinear',
    padding_mode: 'zeros',
    align_corners: 0,
  })

  // The original gives zero as soon as a place is beyond the outermost pixel centres; GridSample fades out.
  const notBefore = graph.node('GreaterOrEqual', [places, graph.floats([1], [0.5])])
  const notBehind = graph.node('LessOrEqual', [places, graph.floats([1, 2, 1], [inputWidth - 0.5, inputHeight - 0.5])])
  const inside = graph.node('Cast', [graph.node('And', [notBefore, notBehind])], { to: 1 })
  const both = graph.node('ReduceMin', [inside], { axes: [1], keepdims: 0 })
  const mask = graph.node('Reshape', [both, graph.integers([batch, 1, height, width])])
  conversion.set(conversion.output(operator), graph.node('Mul', [sampled, mask]), 'features')
}

/** TransformLandmarks: points of the crop to points of the network's input. */
export const landmarkTransform: Rule = (conversion, operator) => {
  const { graph } = conversion
  const matrix = conversion.value(conversion.input(operator, 1), 'affine')
  const linear = transpose(graph, slice(graph, matrix, 0, 2, 2))
  const translation = transpose(graph, slice(graph, matrix, 3, 4, 2))
  const turned = graph.node('MatMul', [conversion.value(conversion.input(operator), 'plain'), linear])
  conversion.set(conversion.output(operator), graph.node('Add', [turned, translation]), 'plain')
}
