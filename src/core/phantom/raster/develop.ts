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

/** Blurs a run of pixels, `step` numbers apart, from `source` into `target`; beyond its ends the last pixel goes on. */
function blurRun(
  source: Float32Array,
  target: Float32Array,
  start: number,
  step: number,
  length: number,
  weights: Float64Array,
): void {
  const reach = (weights.length - 1) / 2
  for (let place = 0; place < length; place++) {
    const offset = start + place * step
    const inside = place >= reach && place < length - reach
    for (let channel = offset; channel < offset + 3; channel++) {
      let sum = 0
      for (let k = -reach; k <= reach; k++) {
        const shift = inside ? k : Math.min(length - 1 - place, Math.max(-place, k))
        sum += f64(weights, reach + k) * f32(source, channel + shift * step)
      }
      target[channel] = sum
    }
  }
}

/** The finished picture: the lens's blur, the sensor's noise (levels of 255), sRGB. */
export function develop({ width, height, light }: Canvas, blur: number, noise: number, seed: number): Picture {
  if (blur > 0) {
    const between = new Float32Array(light.length)
    const weights = kernel(blur)
    for (let row = 0; row < height; row++) blurRun(light, between, 3 * row * width, 3, width, weights)
    for (let column = 0; column < width; column++) blurRun(between, light, 3 * column, 3 * width, height, weights)
  }
  const data = new Uint8Array(light.length)
  const grain = noise * Math.sqrt(6)
  for (let offset = 0; offset < data.length; offset++) {
    const place = Math.min(4096, Math.max(0, f32(light, offset) * 4096)) + 0.5
    const level = f32(LEVELS, place | 0)
    const speck = noise === 0 ? 0 : grain * triangular(offset, seed)
    data[offset] = Math.min(255, Math.max(0, Math.round(level + speck)))
  }
  return { width, height, data }
}
