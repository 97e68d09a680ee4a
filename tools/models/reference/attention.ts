import { regionOptions } from '../tflite/attention-options.ts'
import type { Operator } from '../tflite/model.ts'
import { sizes, type Tensor, zeros } from './tensor.ts'

type Matrix = readonly number[]

/** The product of two 4 × 4 matrices, rows first. */
const multiply = (a: Matrix, b: Matrix): number[] =>
  Array.from({ length: 16 }, (_, at) =>
    [0, 1, 2, 3].reduce((sum, k) => sum + (a[(at >> 2) * 4 + k] ?? NaN) * (b[k * 4 + (at & 3)] ?? NaN), 0),
  )

const affine = (a: number, b: number, x: number, c: number, d: number, y: number): number[] =>
  [a, b, 0, x, c, d, 0, y, 0, 0, 1, 0, 0, 0, 0, 1]

/** Landmarks2TransformMatrix, step by step as in MediaPipe's landmarks_to_transform_matrix.cc, version 2, by angles. */
export function landmarksToTransformMatrix(operator: Operator, input: Tensor): Tensor {
  const { landmarks, rotation, scale, size } = regionOptions(operator)
  const point = (index: number): [number, number] => [input.values[3 * index] ?? NaN, input.values[3 * index + 1] ?? NaN]
  const turn = ([x, y]: [number, number], angle: number): [number, number] =>
    [x * Math.cos(angle) - y * Math.sin(angle), x * Math.sin(angle) + y * Math.cos(angle)]

  const [from, to] = [point(rotation[0]), point(rotation[1])]
  const angle = Math.atan2(to[1] - from[1], to[0] - from[0])
  const upright = landmarks.map((index) => turn(point(index), -angle))
  const xs = upright.map(([x]) => x)
  const ys = upright.map(([, y]) => y)
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)]
  const centre = turn([(left + right) / 2, (top + bottom) / 2], angle)
  const steps = [
    affine(1, 0, centre[0], 0, 1, centre[1]),
    affine(Math.cos(angle), -Math.sin(angle), 0, Math.sin(angle), Math.cos(angle), 0),
    affine((scale[0] * (right - left)) / size[0], 0, 0, 0, (scale[1] * (bottom - top)) / size[1], 0),
    affine(1, 0, -size[0] / 2, 0, 1, -size[1] / 2),
  ]
  return { shape: [1, 4, 4], values: Float64Array.from(steps.reduce(multiply)) }
}

/** TransformTensorBilinear, version 2: pixel centres at half-integers, nothing beyond the outermost centres. */
export function transformTensorBilinear(input: Tensor, matrix: Tensor, shape: readonly number[]): Tensor {
  const from = sizes(input)
  const output = zeros(shape)
  const to = sizes(output)
  const m = (index: number): number => matrix.values[index] ?? NaN
  for (let row = 0; row < to.height; row++) {
    for (let column = 0; column < to.width; column++) {
      const x = m(0) * (column + 0.5) + m(1) * (row + 0.5) + m(3) - 0.5
      const y = m(4) * (column + 0.5) + m(5) * (row + 0.5) + m(7) - 0.5
      if (x < 0 || x > from.width - 1 || y < 0 || y > from.height - 1) continue
      const [x0, y0] = [Math.floor(x), Math.floor(y)]
      for (let channel = 0; channel < to.channels; channel++) {
        // The neighbour behind the last pixel has weight zero.
        const value = (r: number, c: number): number =>
          r < from.height && c < from.width ? (input.values[(r * from.width + c) * from.channels + channel] ?? NaN) : 0
        const upper = value(y0, x0) * (1 - x + x0) + value(y0, x0 + 1) * (x - x0)
        const lower = value(y0 + 1, x0) * (1 - x + x0) + value(y0 + 1, x0 + 1) * (x - x0)
        output.values[(row * to.width + column) * to.channels + channel] = upper * (1 - y + y0) + lower * (y - y0)
      }
    }
  }
  return output
}

/** TransformLandmarks: pairs x, y through the matrix. */
export function transformLandmarks(input: Tensor, matrix: Tensor): Tensor {
  const m = (index: number): number => matrix.values[index] ?? NaN
  const output = zeros(input.shape)
  for (let at = 0; at < input.values.length; at += 2) {
    const [x = NaN, y = NaN] = input.values.subarray(at, at + 2)
    output.values[at] = m(0) * x + m(1) * y + m(3)
    output.values[at + 1] = m(4) * x + m(5) * y + m(7)
  }
  return output
}
