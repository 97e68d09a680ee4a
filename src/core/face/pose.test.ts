import { expect, test } from 'vitest'
import type { Point, Point3 } from '../geometry/point.ts'
import { CANONICAL_VERTICES } from './canonical-mesh.ts'
import { MIRROR } from './mirror.ts'
import { headPose } from './pose.ts'

const radians = (degrees: number): number => (degrees * Math.PI) / 180

/** Pitch (chin up), then yaw (to the patient's left, +x), then roll (towards the left shoulder), seen from z, 12 px per cm. */
function project(yaw: number, pitch: number, roll: number): Point[] {
  const [a, b, c] = [radians(pitch), radians(yaw), radians(roll)]
  const turn = ([x, y, z]: Point3): Point => {
    const [y1, z1] = [y * Math.cos(a) + z * Math.sin(a), z * Math.cos(a) - y * Math.sin(a)]
    const x2 = x * Math.cos(b) + z1 * Math.sin(b)
    const [x3, y3] = [x2 * Math.cos(c) + y1 * Math.sin(c), y1 * Math.cos(c) - x2 * Math.sin(c)]
    return [400 + 12 * x3, 500 - 12 * y3]
  }
  const points: Point[] = []
  for (let at = 0; at < CANONICAL_VERTICES.length; at += 3) {
    points.push(turn([CANONICAL_VERTICES[at] ?? 0, CANONICAL_VERTICES[at + 1] ?? 0, CANONICAL_VERTICES[at + 2] ?? 0]))
  }
  return points
}

test.each([
  [0, 0, 0],
  [10, 0, 0],
  [0, 7, 0],
  [0, 0, -12],
  [-25, 9, 4],
  [18, -15, -30],
])('a canonical face turned by yaw %d, pitch %d, roll %d is read as such', (yaw, pitch, roll) => {
  const pose = headPose(project(yaw, pitch, roll))
  expect(pose.yaw).toBeCloseTo(yaw, 6)
  expect(pose.pitch).toBeCloseTo(pitch, 6)
  expect(pose.roll).toBeCloseTo(roll, 6)
})

test('a face turned to its left shows its nose on the right of the picture, and has a positive yaw', () => {
  const points = project(20, 0, 0)
  expect(points[4]?.[0]).toBeGreaterThan(400)
  expect(headPose(points).yaw).toBeGreaterThan(0)
})

test('the mirror image of a face has the opposite yaw and roll and the same pitch', () => {
  // A face of its own, not the canonical one: points displaced by up to 3 px, so that the fit leaves a residual.
  const points = project(12, -6, 5).map(([x, y], i): Point => [x + 3 * Math.sin(i), y + 3 * Math.cos(2 * i)])
  const mirrored = points.map((_, i): Point => {
    const partner = points[MIRROR[i] ?? -1] ?? [Number.NaN, Number.NaN]
    return [800 - partner[0], partner[1]]
  })
  const [pose, opposite] = [headPose(points), headPose(mirrored)]
  expect(opposite.yaw).toBeCloseTo(-pose.yaw, 9)
  expect(opposite.roll).toBeCloseTo(-pose.roll, 9)
  expect(opposite.pitch).toBeCloseTo(pose.pitch, 9)
})

test('too few landmarks are refused by number', () => {
  expect(() => headPose([[0, 0]])).toThrow('landmark 10')
})
