import type { Ellipsoid } from '../raster/ellipsoid.ts'

/** The head above and behind the face. */
export const SKULL: Ellipsoid = { centre: [0, 28, -36], radii: [77.5, 96, 88] }

/** The skull's outward unit normal at a place on it or near it. */
export function skullNormal(x: number, y: number, z: number): readonly [number, number, number] {
  const { centre, radii } = SKULL
  const nx = (x - centre[0]) / radii[0] ** 2
  const ny = (y - centre[1]) / radii[1] ** 2
  const nz = (z - centre[2]) / radii[2] ** 2
  const length = Math.hypot(nx, ny, nz)
  return [nx / length, ny / length, nz / length]
}
