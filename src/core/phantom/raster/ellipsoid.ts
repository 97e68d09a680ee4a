import type { Point3 } from '../../geometry/point.ts'
import { at, f32 } from '../numbers.ts'
import type { Camera } from './camera.ts'
import { eachPixel, lay, type Canvas, type Rgb } from './canvas.ts'

/** An ellipsoid fixed to the head, axes along the head's, millimetres. */
export interface Ellipsoid {
  readonly centre: Point3
  readonly radii: Point3
}

/** The colour at a place of the surface (head coordinates) with its outward normal, and how much of it covers (0 to 1). */
export type SurfaceShader = (place: Point3, normal: Point3) => { readonly colour: Rgb; readonly cover: number }

/** Draws the visible part of an ellipsoid. */
export function drawEllipsoid(canvas: Canvas, camera: Camera, { centre, radii }: Ellipsoid, shader: SurfaceShader): void {
  const [mx, my] = camera.pixel(camera.turn(centre))
  const extent = (row: number): number =>
    camera.pixelsPerMm * Math.hypot(...radii.map((radius, axis) => radius * at(camera.rotation, 3 * row + axis))) + 1
  const [across, down] = [extent(0), extent(1)]
  const along: Point3 = [at(camera.rotation, 6), at(camera.rotation, 7), at(camera.rotation, 8)]
  const [ux, uy, uz] = [along[0] / radii[0], along[1] / radii[1], along[2] / radii[2]]
  const uu = ux * ux + uy * uy + uz * uz
  const headAt = (x: number, y: number): Point3 => camera.unturn([...camera.place(x, y), 0])
  const origin = headAt(0, 0)
  const [right, below] = [headAt(1, 0), headAt(0, 1)]
  const [rx, ry, rz] = [right[0] - origin[0], right[1] - origin[1], right[2] - origin[2]]
  const [bx, by, bz] = [below[0] - origin[0], below[1] - origin[1], below[2] - origin[2]]
  eachPixel(canvas, [mx - across, my - down, mx + across, my + down], (pixel, x, y) => {
    const fromX = origin[0] + rx * x + bx * y
    const fromY = origin[1] + ry * x + by * y
    const fromZ = origin[2] + rz * x + bz * y
    const ox = (fromX - centre[0]) / radii[0]
    const oy = (fromY - centre[1]) / radii[1]
    const oz = (fromZ - centre[2]) / radii[2]
    const uo = ux * ox + uy * oy + uz * oz
    const under = uo * uo - uu * (ox * ox + oy * oy + oz * oz - 1)
    if (under <= 0) return
    const depth = (Math.sqrt(under) - uo) / uu
    if (depth <= f32(canvas.depth, pixel)) return
    const place: Point3 = [fromX + depth * along[0], fromY + depth * along[1], fromZ + depth * along[2]]
    const nx = (place[0] - centre[0]) / (radii[0] * radii[0])
    const ny = (place[1] - centre[1]) / (radii[1] * radii[1])
    const nz = (place[2] - centre[2]) / (radii[2] * radii[2])
    const length = Math.hypot(nx, ny, nz)
    const { colour, cover } = shader(place, [nx / length, ny / length, nz / length])
    if (cover <= 0) return
    if (cover > 0.5) canvas.depth[pixel] = depth
    lay(canvas, pixel, cover, colour[0], colour[1], colour[2])
  })
}
