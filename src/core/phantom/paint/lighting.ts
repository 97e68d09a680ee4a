import type { Point3 } from '../../geometry/point.ts'
import type { Rgb } from '../raster/canvas.ts'

/** The light that a surface with this normal (camera axes) gives back: diffuse for each channel, and the mirrored part. */
export interface Lit {
  readonly diffuse: Rgb
  readonly mirrored: number
}

/** A soft key light, a fill light at the camera and light from a bright room. Red goes round the edge of a shadow in skin. */
export function lighting(direction: Point3): (x: number, y: number, z: number) => Lit {
  const length = Math.hypot(...direction)
  const [lx, ly, lz] = [direction[0] / length, direction[1] / length, direction[2] / length]
  const half = Math.hypot(lx, ly, lz + 1)
  return (x, y, z) => {
    const key = x * lx + y * ly + z * lz
    const wrapped = (reach: number): number => Math.max(0, (key + reach) / (1 + reach))
    const rest = 0.25 * Math.max(0, z) + 0.13 + 0.08 * y
    const mirror = Math.max(0, (x * lx + y * ly + z * (lz + 1)) / half)
    return {
      diffuse: [0.68 * wrapped(0.32) + rest, 0.68 * wrapped(0.2) + rest, 0.68 * wrapped(0.16) + rest],
      mirrored: mirror ** 22,
    }
  }
}
