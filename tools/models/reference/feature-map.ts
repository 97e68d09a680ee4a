import type { Operator } from '../tflite/model.ts'
import { convolutionOptions, poolingOptions, resizeGrid } from '../tflite/options.ts'
import { sizes, type Tensor, zeros } from './tensor.ts'

/** What TensorFlow's `same` puts before the first pixel. */
const before = (input: number, output: number, window: number, stride: number): number =>
  Math.max((output - 1) * stride + window - input, 0) >> 1

/** The plain sum of products, pixel by pixel, height × width × channels. */
export function convolve(operator: Operator, input: Tensor, weights: Tensor, bias: Tensor, shape: readonly number[]): Tensor {
  const { padding, stride, dilation, activation } = convolutionOptions(operator)
  if (dilation[0] !== 1 || dilation[1] !== 1) throw new Error('dilated convolutions do not occur')
  const depthwise = operator.kind === 'DEPTHWISE_CONV_2D'
  const from = sizes(input)
  const output = zeros(shape)
  const to = sizes(output)
  const kernel = sizes(weights)
  const top = padding === 'same' ? before(from.height, to.height, kernel.height, stride[0]) : 0
  const left = padding === 'same' ? before(from.width, to.width, kernel.width, stride[1]) : 0
  const [x, w, b, y] = [input.values, weights.values, bias.values, output.values]
  let at = 0
  for (let row = 0; row < to.height; row++) {
    for (let column = 0; column < to.width; column++) {
      for (let channel = 0; channel < to.channels; channel++) {
        let sum = b[channel] ?? NaN
        for (let i = 0; i < kernel.height; i++) {
          const sourceRow = row * stride[0] - top + i
          if (sourceRow < 0 || sourceRow >= from.height) continue
          for (let j = 0; j < kernel.width; j++) {
            const sourceColumn = column * stride[1] - left + j
            if (sourceColumn < 0 || sourceColumn >= from.width) continue
            const pixel = (sourceRow * from.width + sourceColumn) * from.channels
            if (depthwise) {
              sum += (x[pixel + channel] ?? NaN) * (w[(i * kernel.width + j) * from.channels + channel] ?? NaN)
            } else {
              const first = ((channel * kernel.height + i) * kernel.width + j) * from.channels
              for (let k = 0; k < from.channels; k++) sum += (x[pixel + k] ?? NaN) * (w[first + k] ?? NaN)
            }
          }
        }
        y[at++] = activation === 'relu' ? Math.max(sum, 0) : sum
      }
    }
  }
  return output
}

export function maximumPool(operator: Operator, input: Tensor, shape: readonly number[]): Tensor {
  const { stride, window, padding } = poolingOptions(operator)
  const from = sizes(input)
  const output = zeros(shape)
  const to = sizes(output)
  const top = padding === 'same' ? before(from.height, to.height, window[0], stride[0]) : 0
  const left = padding === 'same' ? before(from.width, to.width, window[1], stride[1]) : 0
  output.values.fill(-Infinity)
  for (let row = 0; row < to.height; row++) {
    for (let column = 0; column < to.width; column++) {
      for (let i = Math.max(row * stride[0] - top, 0); i < Math.min(row * stride[0] - top + window[0], from.height); i++) {
        for (let j = Math.max(column * stride[1] - left, 0); j < Math.min(column * stride[1] - left + window[1], from.width); j++) {
          for (let channel = 0; channel < to.channels; channel++) {
            const place = (row * to.width + column) * to.channels + channel
            const value = input.values[(i * from.width + j) * from.channels + channel] ?? NaN
            output.values[place] = Math.max(output.values[place] ?? NaN, value)
          }
        }
      }
    }
  }
  return output
}

export function pad(input: Tensor, amounts: Tensor, shape: readonly number[]): Tensor {
  const from = sizes(input)
  const output = zeros(shape)
  const to = sizes(output)
  const [, , top = 0, , left = 0, , front = 0] = amounts.values
  for (let row = 0; row < from.height; row++) {
    for (let column = 0; column < from.width; column++) {
      for (let channel = 0; channel < from.channels; channel++) {
        output.values[((row + top) * to.width + column + left) * to.channels + channel + front] =
          input.values[(row * from.width + column) * from.channels + channel] ?? NaN
      }
    }
  }
  return output
}

/** Where output pixel i of n samples an axis of m pixels, counted in pixels of the input. */
function samplePlace(grid: ReturnType<typeof resizeGrid>, i: number, n: number, m: number): number {
  if (grid === 'align_corners') return (i * (m - 1)) / (n - 1)
  return grid === 'half_pixel' ? Math.max(((i + 0.5) * m) / n - 0.5, 0) : (i * m) / n
}

export function resize(operator: Operator, input: Tensor, shape: readonly number[]): Tensor {
  const grid = resizeGrid(operator)
  const from = sizes(input)
  const output = zeros(shape)
  const to = sizes(output)
  let at = 0
  for (let row = 0; row < to.height; row++) {
    const y = samplePlace(grid, row, to.height, from.height)
    const y0 = Math.min(Math.floor(y), from.height - 1)
    const y1 = Math.min(y0 + 1, from.height - 1)
    for (let column = 0; column < to.width; column++) {
      const x = samplePlace(grid, column, to.width, from.width)
      const x0 = Math.min(Math.floor(x), from.width - 1)
      const x1 = Math.min(x0 + 1, from.width - 1)
      for (let channel = 0; channel < to.channels; channel++) {
        const value = (r: number, c: number): number => input.values[(r * from.width + c) * from.channels + channel] ?? NaN
        const upper = value(y0, x0) * (1 - (x - x0)) + value(y0, x1) * (x - x0)
        const lower = value(y1, x0) * (1 - (x - x0)) + value(y1, x1) * (x - x0)
        output.values[at++] = upper * (1 - (y - y0)) + lower * (y - y0)
      }
    }
  }
  return output
}
