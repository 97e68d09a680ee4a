import type { Pyramid } from './pyramid.ts'
import type { Square } from './square.ts'

/** What is seen beyond the border of the picture: the nearest pixel of the border, or black. */
export type Beyond = 'border' | 'black'

export interface CropOptions {
  /** The values black and white become. */
  readonly range: readonly [black: number, white: number]
  readonly beyond: Beyond
  /** False samples the full-size picture at one point per pixel, aliased; for comparison only. */
  readonly antialias: boolean
}

/**
 * A square of the picture, resampled to `size` × `size` pixels, interleaved RGB. The centre of its pixel (i, j) is at
 * (i + 0.5, j + 0.5) of `size` along the square. Anti-aliased: sampled bilinearly from the pyramid level whose pixels are
 * between half as large and as large as those of the crop, at four places per pixel when they are smaller.
 */
export function cropSquare(pyramid: Pyramid, square: Square, size: number, options: CropOptions): Float32Array {
  const step = square.side / size
  let index = 0
  if (options.antialias) while (index < pyramid.levels.length - 1 && step / 2 ** index > 2) index++
  const level = pyramid.levels[index] ?? pyramid.levels[0]
  const base = pyramid.levels[0]
  const zoom = 1 / 2 ** index
  const { width, height, data } = level

  // In index coordinates of the level: its pixel k is centred at k.
  const centreX = (square.centre[0] - base.width / 2) * zoom + width / 2 - 0.5
  const centreY = (square.centre[1] - base.height / 2) * zoom + height / 2 - 0.5
  const stepX = square.axis[0] * step * zoom
  const stepY = square.axis[1] * step * zoom
  const taps = options.antialias && step * zoom > 1.05 ? 2 : 1
  const [black, white] = options.range
  const gain = (white - black) / 255 / (taps * taps)
  const dark = options.beyond === 'black'
  const lastX = width - 1
  const lastY = height - 1
  const row = width * 3
  const out = new Float32Array(size * size * 3)

  // Where the taps of the crop's first pixel lie; those of every other pixel are the same distance from its corner.
  const tapX = new Float64Array(taps * taps)
  const tapY = new Float64Array(taps * taps)
  for (let tap = 0; tap < tapX.length; tap++) {
    const u = ((tap % taps) + 0.5) / taps - size / 2
    const v = (Math.floor(tap / taps) + 0.5) / taps - size / 2
    tapX[tap] = centreX + u * stepX - v * stepY
    tapY[tap] = centreY + u * stepY + v * stepX
  }

  let at = 0
  for (let j = 0; j < size; j++) {
    for (let i = 0; i < size; i++, at += 3) {
      const acrossX = i * stepX - j * stepY
      const acrossY = i * stepY + j * stepX
      let red = 0
      let green = 0
      let blue = 0
      for (let tap = 0; tap < tapX.length; tap++) {
        let x = acrossX + (tapX[tap] ?? 0)
        let y = acrossY + (tapY[tap] ?? 0)
        if (x < 0 || y < 0 || x > lastX || y > lastY) {
          if (dark && (x < -0.5 || y < -0.5 || x > lastX + 0.5 || y > lastY + 0.5)) continue
          x = x < 0 ? 0 : x > lastX ? lastX : x
          y = y < 0 ? 0 : y > lastY ? lastY : y
        }
        const left = Math.min(x | 0, lastX - 1)
        const top = Math.min(y | 0, lastY - 1)
        const fx = x - left
        const fy = y - top
        const p = top * row + left * 3
        const q = p + row
        const w11 = fx * fy
        const w01 = fx - w11
        const w10 = fy - w11
        const w00 = 1 - fx - w10
        red += (data[p] ?? 0) * w00 + (data[p + 3] ?? 0) * w01 + (data[q] ?? 0) * w10 + (data[q + 3] ?? 0) * w11
        green += (data[p + 1] ?? 0) * w00 + (data[p + 4] ?? 0) * w01 + (data[q + 1] ?? 0) * w10 + (data[q + 4] ?? 0) * w11
        blue += (data[p + 2] ?? 0) * w00 + (data[p + 5] ?? 0) * w01 + (data[q + 2] ?? 0) * w10 + (data[q + 5] ?? 0) * w11
      }
      out[at] = red * gain + black
      out[at + 1] = green * gain + black
      out[at + 2] = blue * gain + black
    }
  }
  return out
}
