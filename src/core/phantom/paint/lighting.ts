import type { Point3 } from '../../geometry/point.ts'
import { at } from '../numbers.ts'
import type { Camera } from '../raster/camera.ts'

/** The light a surface gives back: diffuse for each channel, and the mirrored part. */
export interface Lit {
  red: number
  green: number
  blue: number
  mirrored: number
}

/** Light on a surface with this unit normal. The answer is overwritten by the next call: it is asked for every pixel. */
export type Lighting = (x: number, y: number, z: number) => Readonly<Lit>

/** A soft gloss: a narrow lobe (the power of 18) on a broad one (the power of 7), so that it ends nowhere sharply. */
function gloss(value: number): number {
  const cube = value * value * value
  const sixth = cube * cube
  const twelfth = sixth * sixth
  return 0.5 * twelfth * sixth + 0.18 * sixth * value
}

/**
 * A soft key light, a fill light at the camera and light from a bright room, on normals in the camera's axes. Red goes
 * round the edge of a shadow in skin.
 */
export function lighting(direction: Point3): Lighting {
  const length = Math.hypot(...direction)
  const [lx, ly, lz] = [direction[0] / length, direction[1] / length, direction[2] / length]
  const half = Math.hypot(lx, ly, lz + 1)
  const lit: Lit = { red: 0, green: 0, blue: 0, mirrored: 0 }
  const wrapped = (key: number, reach: number): number => Math.max(0, (0.68 * (key + reach)) / (1 + reach))
  return (x, y, z) => {
    const key = x * lx + y * ly + z * lz
    const rest = 0.25 * Math.max(0, z) + 0.13 + 0.08 * y
    lit.red = wrapped(key, 0.32) + rest
    lit.green = wrapped(key, 0.2) + rest
    lit.blue = wrapped(key, 0.16) + rest
    lit.mirrored = gloss(Math.max(0, (key + z) / half))
    return lit
  }
}

/** The same light on normals in the head's axes. */
export function headLighting(direction: Point3, { rotation }: Camera): Lighting {
  const light = lighting(direction)
  const [a, b, c, d, e, f, g, h, i] = Array.from({ length: 9 }, (_, index) => at(rotation, index)) as [
    number, number, number, number, number, number, number, number, number,
  ]
  return (x, y, z) => light(a * x + b * y + c * z, d * x + e * y + f * z, g * x + h * y + i * z)
}
