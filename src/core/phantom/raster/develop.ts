import type { Picture } from '../../geometry/picture.ts'
import { triangular } from '../noise.ts'
import { f32, f64 } from '../numbers.ts'
import type { Canvas } from './canvas.ts'

/** Linear light to an sRGB level, 0 to 255, finely sampled. */
const LEVELS = Float32Array.from({ length: 4097 }, (_, index) => {
  const light = index / 4096
  return 255 * (light <= 0.0031308 ? 12.92 * light : 1.055 * light ** (1 / 2.4) - 0.055)
})

function kernel(sigma: number): Float64Array {
  const reach = Math.max(1, Math.ceil(2.2 * sigma))
  const weights = Array.from({ length: 2 * reach + 1 }, (_, index) => Math.exp(-((index - reach) ** 2) / (2 * sigma * sigma)))
  const sum = weights.reduce((total, weight) => total + weight, 0)
  return Float64Array.from(weights, (weight) => weight / sum)
}

/** Adds `weight` times what stands at two places of a line to each of its numbers. */
function addPair(sums: Float32Array, line: Float32Array, before: number, after: number, weight: number): void {
  for (let place = 0; place < sums.length; place++) {
    sums[place] = f32(sums, place) + weight * (f32(line, before + place) + f32(line, after + place))
  }
}

/** Blurs a picture; beyond its borders the last pixel goes on. */
function blurred(light: Float32Array, width: number, height: number, sigma: number): Float32Array {
  const weights = kernel(sigma)
  const reach = (weights.length - 1) / 2
  const run = 3 * width
  const across = new Float32Array(light.length)
  const line = new Float32Array(run + 6 * reach)
  for (let row = 0; row < height; row++) {
    const start = row * run
    line.set(light.subarray(start, start + run), 3 * reach)
    for (let pad = 0; pad < reach; pad++) {
      line.set(light.subarray(start, start + 3), 3 * pad)
      line.set(light.subarray(start + run - 3, start + run), run + 3 * (reach + pad))
    }
    const sums = across.subarray(start, start + run)
    addPair(sums, line, 3 * reach, 3 * reach, f64(weights, reach) / 2)
    for (let k = 1; k <= reach; k++) addPair(sums, line, 3 * (reach - k), 3 * (reach + k), f64(weights, reach + k))
  }
  const result = new Float32Array(light.length)
  for (let row = 0; row < height; row++) {
    const sums = result.subarray(row * run, (row + 1) * run)
    addPair(sums, across, row * run, row * run, f64(weights, reach) / 2)
    for (let k = 1; k <= reach; k++) {
      const [above, below] = [Math.max(0, row - k), Math.min(height - 1, row + k)]
      addPair(sums, across, above * run, below * run, f64(weights, reach + k))
    }
  }
  return result
}

/** The finished picture: the lens's blur, the sensor's noise (levels of 255), sRGB. */
export function develop({ width, height, light }: Canvas, blur: number, noise: number, seed: number): Picture {
  const seen = blur > 0 ? blurred(light, width, height, blur) : light
  // A clamped array rounds and keeps within 0 and 255 by itself.
  const data = new Uint8ClampedArray(light.length)
  const grain = noise * Math.sqrt(6)
  for (let offset = 0; offset < data.length; offset++) {
    const place = Math.min(4096, Math.max(0, f32(seen, offset) * 4096)) + 0.5
    const speck = grain === 0 ? 0 : grain * triangular(offset, seed)
    data[offset] = f32(LEVELS, place | 0) + speck
  }
  return { width, height, data: new Uint8Array(data.buffer) }
}
