/** A place in a picture: pixels, x to the picture's right, y downwards, (0, 0) the top-left corner of the picture. */
export type Point = readonly [x: number, y: number]

/** A place in space: the unit is the caller's, the axes are documented where it is made. */
export type Point3 = readonly [x: number, y: number, z: number]

export const add = (a: Point, b: Point): Point => [a[0] + b[0], a[1] + b[1]]
export const subtract = (a: Point, b: Point): Point => [a[0] - b[0], a[1] - b[1]]
export const scale = (a: Point, factor: number): Point => [a[0] * factor, a[1] * factor]
export const dot = (a: Point, b: Point): number => a[0] * b[0] + a[1] * b[1]
export const distance = (a: Point, b: Point): number => Math.hypot(a[0] - b[0], a[1] - b[1])
export const midpoint = (a: Point, b: Point): Point => [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2]

/** The arithmetic mean of one or more points. @throws RangeError when there is none. */
export function centroid(points: readonly Point[]): Point {
  if (points.length === 0) throw new RangeError('the centroid of no points')
  let x = 0
  let y = 0
  for (const point of points) {
    x += point[0]
    y += point[1]
  }
  return [x / points.length, y / points.length]
}
