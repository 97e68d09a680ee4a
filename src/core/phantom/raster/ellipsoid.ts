import type { Point3 } from '../../geometry/point.ts'
import { at, f32 } from '../numbers.ts'
import type { Camera } from './camera.ts'
import { eachPixel, lay, type Canvas } from './canvas.ts'

/** An ellipsoid fixed to the head, axes along the head's, millimetres. */
export interface Ellipsoid {
  readonly centre: Point3
  readonly radii: Point3
}

/** What a shader writes: linear light, and how much of it covers, 0 to 1. */
export interface Ink {
  red: number
  green: number
  blue: number
  cover: number
}

/** A visible place of a surface and its outward unit normal, in the head's axes. It holds for one call. */
export interface Spot {
  x: number
  y: number
  z: number
  nx: number
  ny: number
  nz: number
  /** Cosine between normal and line of sight: 1 seen flat on, 0 at the outline. */
  facing: number
}

export type SurfaceShader = (spot: Readonly<Spot>, ink: Ink) => void

/** Draws the visible part of an ellipsoid. */
export function drawEllipsoid(canvas: Canvas, camera: Camera, { centre, radii }: Ellipsoid, shader: SurfaceShader): void {
  const [mx, my] = camera.pixel(camera.turn(centre))
  const extent = (row: number): number =>
    camera.pixelsPerMm * Math.hypot(...radii.map((radius, axis) => radius * at(camera.rotation, 3 * row + axis))) + 1
  const [across, down] = [extent(0), extent(1)]
  const [lookX, lookY, lookZ] = [at(camera.rotation, 6), at(camera.rotation, 7), at(camera.rotation, 8)]
  const [radiusX, radiusY, radiusZ] = radii
  const [centreX, centreY, centreZ] = centre
  const [ux, uy, uz] = [lookX / radiusX, lookY / radiusY, lookZ / radiusZ]
  const uu = ux * ux + uy * uy + uz * uz
  const headAt = (x: number, y: number): Point3 => camera.unturn([...camera.place(x, y), 0])
  const [originX, originY, originZ] = headAt(0, 0)
  const [right, below] = [headAt(1, 0), headAt(0, 1)]
  const [rx, ry, rz] = [right[0] - originX, right[1] - originY, right[2] - originZ]
  const [bx, by, bz] = [below[0] - originX, below[1] - originY, below[2] - originZ]
  const spot: Spot = { x: 0, y: 0, z: 0, nx: 0, ny: 0, nz: 0, facing: 0 }
  const ink: Ink = { red: 0, green: 0, blue: 0, cover: 0 }
  eachPixel(canvas, [mx - across, my - down, mx + across, my + down], (pixel, x, y) => {
    const fromX = originX + rx * x + bx * y
    const fromY = originY + ry * x + by * y
    const fromZ = originZ + rz * x + bz * y
    const ox = (fromX - centreX) / radiusX
    const oy = (fromY - centreY) / radiusY
    const oz = (fromZ - centreZ) / radiusZ
    const uo = ux * ox + uy * oy + uz * oz
    const under = uo * uo - uu * (ox * ox + oy * oy + oz * oz - 1)
    if (under <= 0) return
    const depth = (Math.sqrt(under) - uo) / uu
    if (depth <= f32(canvas.depth, pixel)) return
    const nx = (ox + depth * ux) / radiusX
    const ny = (oy + depth * uy) / radiusY
    const nz = (oz + depth * uz) / radiusZ
    const length = Math.sqrt(nx * nx + ny * ny + nz * nz)
    spot.x = fromX + depth * lookX
    spot.y = fromY + depth * lookY
    spot.z = fromZ + depth * lookZ
    spot.nx = nx / length
    spot.ny = ny / length
    spot.nz = nz / length
    spot.facing = (nx * lookX + ny * lookY + nz * lookZ) / length
    shader(spot, ink)
    if (ink.cover <= 0) return
    if (ink.cover > 0.5) canvas.depth[pixel] = depth
    lay(canvas, pixel, ink.cover, ink.red, ink.green, ink.blue)
  })
}
