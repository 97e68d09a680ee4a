import type { Point, Point3 } from '../../geometry/point.ts'
import { at } from '../numbers.ts'
import type { PhantomSpec } from '../spec.ts'

/** The point of the head about which it turns, mm: between the ears. */
const PIVOT: Point3 = [0, 5, -40]

/** Where y = 0 of the upright head lies in the picture, as a share of its height. */
const HORIZON = 0.46

const radians = (degrees: number): number => (degrees * Math.PI) / 180

/**
 * An orthographic camera: a millimetre across the line of sight is the same number of pixels everywhere, however near.
 * Head space is in millimetres: x towards the patient's left, y up, z towards the camera.
 */
export interface Camera {
  readonly width: number
  readonly height: number
  readonly pixelsPerMm: number
  /** Rotates a direction of the head into the camera's axes; rows x, y, z, flat. */
  readonly rotation: readonly number[]
  /** Camera coordinates (mm; x, y across, z towards the camera) of a point of the head. */
  readonly turn: (point: Point3) => Point3
  /** The point of the head at these camera coordinates. */
  readonly unturn: (point: Point3) => Point3
  /** Pixels of a place in camera coordinates. */
  readonly pixel: (point: Point3) => Point
  /** Camera coordinates across the line of sight of a place in the picture. */
  readonly place: (x: number, y: number) => Point
}

/** Head rotation: yaw about the vertical, then pitch, then roll, with the signs of `Pose`. */
function rotationOf({ yaw, pitch, roll }: PhantomSpec['pose']): number[] {
  const [cy, sy, cp, sp] = [Math.cos(radians(yaw)), Math.sin(radians(yaw)), Math.cos(radians(pitch)), Math.sin(radians(pitch))]
  const [cr, sr] = [Math.cos(radians(roll)), Math.sin(radians(roll))]
  const turned = [
    [cy, 0, sy],
    [-sp * sy, cp, sp * cy],
    [-cp * sy, -sp, cp * cy],
  ] as const
  const [x, y, z] = turned
  return [
    ...[0, 1, 2].map((k) => cr * at(x, k) + sr * at(y, k)),
    ...[0, 1, 2].map((k) => cr * at(y, k) - sr * at(x, k)),
    ...z,
  ]
}

export function cameraOf(spec: PhantomSpec): Camera {
  const { width, height, mmPerPixel } = spec
  const rotation = rotationOf(spec.pose)
  const row = (r: number, x: number, y: number, z: number): number =>
    at(rotation, 3 * r) * x + at(rotation, 3 * r + 1) * y + at(rotation, 3 * r + 2) * z
  const column = (c: number, x: number, y: number, z: number): number =>
    at(rotation, c) * x + at(rotation, 3 + c) * y + at(rotation, 6 + c) * z
  const [px, py, pz] = PIVOT
  return {
    width,
    height,
    pixelsPerMm: 1 / mmPerPixel,
    rotation,
    turn: ([x, y, z]) => {
      const [dx, dy, dz] = [x - px, y - py, z - pz]
      return [px + row(0, dx, dy, dz), py + row(1, dx, dy, dz), pz + row(2, dx, dy, dz)]
    },
    unturn: ([x, y, z]) => {
      const [dx, dy, dz] = [x - px, y - py, z - pz]
      return [px + column(0, dx, dy, dz), py + column(1, dx, dy, dz), pz + column(2, dx, dy, dz)]
    },
    pixel: ([x, y]) => [width / 2 + x / mmPerPixel, height * HORIZON - y / mmPerPixel],
    place: (x, y) => [(x - width / 2) * mmPerPixel, (height * HORIZON - y) * mmPerPixel],
  }
}

/** Pixel x, pixel y and depth (mm, towards the camera) of every vertex, flat. */
export function project(camera: Camera, positions: Float64Array): Float64Array {
  const projected = new Float64Array(positions.length)
  for (let offset = 0; offset < positions.length; offset += 3) {
    const turned = camera.turn([at(positions, offset), at(positions, offset + 1), at(positions, offset + 2)])
    const [x, y] = camera.pixel(turned)
    projected[offset] = x
    projected[offset + 1] = y
    projected[offset + 2] = turned[2]
  }
  return projected
}
