import { expect, test } from 'vitest'
import { CANONICAL_TRIANGLES, CANONICAL_VERTICES } from './canonical-mesh.ts'
import { MIRROR } from './mirror.ts'

test('every one of the 478 landmarks has a partner, and the partner of the partner is itself', () => {
  expect(MIRROR).toHaveLength(478)
  expect(MIRROR.map((partner) => MIRROR[partner])).toEqual([...MIRROR.keys()])
})

test('28 landmarks lie on the midline, where x is zero', () => {
  const midline = MIRROR.flatMap((partner, index) => (partner === index ? [index] : []))
  expect(midline).toHaveLength(28)
  expect(midline.every((index) => CANONICAL_VERTICES[3 * index] === 0)).toBe(true)
})

test('partners are exact mirror images of each other', () => {
  for (let index = 0; index < 468; index++) {
    const partner = MIRROR[index] ?? -1
    const mine = CANONICAL_VERTICES.slice(3 * index, 3 * index + 3)
    const theirs = CANONICAL_VERTICES.slice(3 * partner, 3 * partner + 3)
    expect([(mine[0] ?? 1) + (theirs[0] ?? 1), mine[1], mine[2]]).toEqual([0, theirs[1], theirs[2]])
  }
})

test('well-known pairs: outer canthi 33 and 263, commissures 61 and 291, iris centres 468 and 473', () => {
  expect([MIRROR[33], MIRROR[61], MIRROR[468], MIRROR[469], MIRROR[470]]).toEqual([263, 291, 473, 476, 475])
})

test('the patient’s left has positive x, the forehead is up and the nose is nearest', () => {
  const at = (index: number) => CANONICAL_VERTICES.slice(3 * index, 3 * index + 3)
  expect(at(263)[0]).toBeGreaterThan(0)
  expect(at(10)[1]).toBeGreaterThan(at(152)[1] ?? 0)
  expect(at(4)[2]).toBe(Math.max(...CANONICAL_VERTICES.filter((_, index) => index % 3 === 2)))
})

test('898 triangles join 468 vertices', () => {
  expect(CANONICAL_VERTICES).toHaveLength(3 * 468)
  expect(CANONICAL_TRIANGLES).toHaveLength(3 * 898)
  expect(new Set(CANONICAL_TRIANGLES).size).toBe(468)
})
