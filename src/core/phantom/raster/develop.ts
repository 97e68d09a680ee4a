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
    for (let place = 0; place < run; place++) {
      let sum = 0
      for (let k = 0; k <= 2 * reach; k++) sum += f64(weights, k) * f32(line, place + 3 * k)
      across[start + place] = sum
    }
  }
  const result = new Float32Array(light.length)
  const sums = new Float64Array(run)
  for (let row = 0; row < height; row++) {
    sums.fill(0)
    for (let k = -reach; k <= reach; k++) {
      const from = Math.min(height - 1, Math.max(0, row + k)) * run
      const weight = f64(weights, reach + k)
      for (let place = 0; place < run; place++) sums[place] = f64(sums, place) + weight * f32(across, from + place)
    }
    result.set(sums, row * run)
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
