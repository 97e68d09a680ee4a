import { expect, test } from 'vitest'
import { CANONICAL_VERTICES } from '../face/canonical-mesh.ts'
import { mirrorSquare, shiftAndGrow, type Square } from '../geometry/square.ts'
import { midlineOf } from './midline.ts'
import { regionOfShape, regionOnMidline } from './region.ts'
import { mirrorShape, shapeInPicture, type Shape } from './shape.ts'

/** The canonical face, frontal, 20 px per cm, turned by an angle around (300, 280); the irises between the canthi. */
function canonicalShape(angle: number): Shape {
  const shape = new Float64Array(956)
  const [c, s] = [Math.cos(angle), Math.sin(angle)]
  for (let i = 0; i < 478; i++) {
    const vertex = i < 468 ? i : i < 473 ? 33 : 263
    const x = 20 * (CANONICAL_VERTICES[vertex * 3] ?? 0)
    const y = -20 * (CANONICAL_VERTICES[vertex * 3 + 1] ?? 0)
    shape[2 * i] = 300 + x * c - y * s
    shape[2 * i + 1] = 280 + x * s + y * c
  }
  return shape
}

/** A face nobody has: every landmark displaced by up to 4 px. */
const uneven = (shape: Shape): Shape => shape.map((value, k) => value + 4 * Math.sin(k * 1.7))

function expectSame(a: Square, b: Square): void {
  for (const key of ['centre', 'axis'] as const) {
    expect(a[key][0]).toBeCloseTo(b[key][0], 9)
    expect(a[key][1]).toBeCloseTo(b[key][1], 9)
  }
  expect(a.side).toBeCloseTo(b.side, 9)
}

test('the region of the mirrored face is the mirrored region', () => {
  const shape = uneven(canonicalShape(0.25))
  const mirrored = mirrorShape(shape, 640)
  expectSame(regionOfShape(mirrored), mirrorSquare(regionOfShape(shape), 640))
  const onMidline = regionOnMidline(shape, midlineOf(shape))
  expectSame(regionOnMidline(mirrored, midlineOf(mirrored)), mirrorSquare(onMidline, 640))
  expectSame(
    shiftAndGrow(mirrorSquare(onMidline, 640), 0.02, 1.03),
    mirrorSquare(shiftAndGrow(onMidline, 0.02, 1.03), 640),
  )
})

test('the region follows the face as the head is tilted', () => {
  const region = regionOfShape(canonicalShape(0.4))
  expect(region.axis[0]).toBeCloseTo(Math.cos(0.4), 9)
  expect(region.axis[1]).toBeCloseTo(Math.sin(0.4), 9)
  expect(region.side).toBeCloseTo(regionOfShape(canonicalShape(0)).side, 9)
})

test('the midline of a symmetric face is its midline', () => {
  const { origin, axis } = midlineOf(canonicalShape(0))
  expect(origin[0]).toBeCloseTo(300, 9)
  expect(axis[1]).toBeCloseTo(0, 9)
})

test('one displaced canthus does not move the midline', () => {
  // The patient's right outer canthus (33) displaced by 5 mm downwards and outwards, as after a canthoplasty.
  const shape = canonicalShape(0)
  shape[66] = (shape[66] ?? 0) - 10
  shape[67] = (shape[67] ?? 0) + 10
  const { origin, axis } = midlineOf(shape)
  // Half a pixel is 0.25 mm.
  expect(Math.abs(origin[0] - 300)).toBeLessThan(0.5)
  expect(Math.abs(Math.atan2(axis[1], axis[0]))).toBeLessThan(0.01)
})

test('the middle of a crop is the centre of its square', () => {
  const shape = new Float64Array(956).fill(96)
  const [x, y] = shapeInPicture(shape, { centre: [12, 34], axis: [0.6, 0.8], side: 50 }, 192)
  expect([x, y]).toEqual([12, 34])
})
