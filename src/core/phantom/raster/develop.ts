import type { Picture } from '../../geometry/picture.ts'
import { hash } from '../noise.ts'
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

/** Blurs along one direction: `step` is the distance of neighbours, `length` how many there are in a row. */
function blurAlong(source: Float32Array, target: Float32Array, width: number, height: number, sigma: number, down: boolean): void {
  const weights = kernel(sigma)
  const reach = (weights.length - 1) / 2
  const [step, length] = down ? [3 * width, height] : [3, width]
  const across = f64(weights, reach)
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const offset = 3 * (row * width + column)
      const place = down ? row : column
      for (let channel = 0; channel < 3; channel++) {
        let sum = across * f32(source, offset + channel)
        for (let k = 1; k <= reach; k++) {
          const before = place - k < 0 ? -place : -k
          const after = place + k >= length ? length - 1 - place : k
          const pair = f32(source, offset + channel + before * step) + f32(source, offset + channel + after * step)
          sum += f64(weights, reach + k) * pair
        }
        target[offset + channel] = sum
      }
    }
  }
}

/** The finished picture: the lens's blur, the sensor's noise (levels of 255), sRGB. */
export function develop({ width, height, light }: Canvas, blur: number, noise: number, seed: number): Picture {
  if (blur > 0) {
    const between = new Float32Array(light.length)
    blurAlong(light, between, width, height, blur, false)
    blurAlong(between, light, width, height, blur, true)
  }
  const data = new Uint8Array(light.length)
  const grain = noise * Math.sqrt(6)
  for (let offset = 0; offset < data.length; offset++) {
    const place = Math.min(4096, Math.max(0, f32(light, offset) * 4096)) + 0.5
    const level = f32(LEVELS, place | 0)
    // The difference of two uniform numbers is bell-shaped enough, with a variance of 1/6.
    const speck = noise === 0 ? 0 : grain * (hash(offset, 1, seed) - hash(offset, 2, seed))
    data[offset] = Math.min(255, Math.max(0, Math.round(level + speck)))
  }
  return { width, height, data }
}
