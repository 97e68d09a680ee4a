import { expect, test } from 'vitest'
import { mirrorSpec, phantomSpec, renderPhantom, type PhantomChanges } from './index.ts'

const small: PhantomChanges = { width: 320, height: 400, mmPerPixel: 0.8 }
const draw = (changes: PhantomChanges = {}) => renderPhantom(phantomSpec({ ...small, ...changes }))

test('a raised and drawn-out commissure moves by exactly the stated millimetres, the other not at all', () => {
  const [before, after] = [draw(), draw({ left: { commissure: { lateral: 4, up: 6 } } })]
  const shift = (vertex: number, axis: 0 | 1) =>
    (after.truth.landmarksMm[vertex]?.[axis] ?? NaN) - (before.truth.landmarksMm[vertex]?.[axis] ?? NaN)
  expect(shift(291, 0)).toBeCloseTo(4, 6)
  expect(shift(291, 1)).toBeCloseTo(6, 6)
  expect(shift(61, 0)).toBeCloseTo(0, 6)
  expect(shift(61, 1)).toBeCloseTo(0, 6)
  expect(after.truth.sides.left.commissureHeight - after.truth.sides.right.commissureHeight).toBeCloseTo(6, 6)
})

test('lids and brow move by the stated millimetres: rest MRD1 4, MRD2 5, fissure 9', () => {
  const { left, right } = draw({ left: { upperLid: 2.5, lowerLid: -1, browRaise: 5 } }).truth.sides
  expect(left.mrd1).toBeCloseTo(4 - 2.5, 6)
  expect(left.mrd2).toBeCloseTo(5 + 1, 6)
  expect(left.palpebralFissureHeight).toBeCloseTo(9 - 2.5 + 1, 6)
  expect(left.browHeight - right.browHeight).toBeCloseTo(5, 6)
})

test('a closure of 0.75 leaves a quarter of the fissure open', () => {
  const { right } = draw({ right: { closure: 0.75 } }).truth.sides
  expect(right.lidGap).toBeCloseTo(9 / 4, 6)
})

test('lines of the skin and looks move no landmark', () => {
  const changed = draw({
    left: { canthalLines: 1 },
    looks: { skin: 'VI', style: 'long', hair: 'black', iris: 'blue', age: 1 },
  })
  expect(changed.truth).toEqual(draw().truth)
})

test('midline shifts are those stated', () => {
  const { truth } = draw({ philtrum: 3, nasalTip: -2, chin: 4 })
  expect(truth.philtrumDeviation).toBeCloseTo(3, 6)
  expect(truth.nasalTipDeviation).toBeCloseTo(-2, 6)
  expect(truth.chinDeviation).toBeCloseTo(4, 6)
})

test('a pixel is as long as stated: the inner canthi are as many pixels apart as millimetres allow', () => {
  const { truth } = draw()
  const [right, left] = [truth.landmarks[133], truth.landmarks[362]]
  const [rightMm, leftMm] = [truth.landmarksMm[133], truth.landmarksMm[362]]
  const pixels = (left?.[0] ?? NaN) - (right?.[0] ?? NaN)
  expect(pixels * 0.8).toBeCloseTo((leftMm?.[0] ?? NaN) - (rightMm?.[0] ?? NaN), 6)
})

test('the mirrored phantom is the mirrored picture, to a level of rounding', () => {
  const spec = phantomSpec({
    ...small,
    noise: 0,
    left: { commissure: { lateral: 3, up: 5 }, browRaise: 4, closure: 0.4 },
    pose: { yaw: 6, pitch: 3, roll: -4 },
    philtrum: 2,
  })
  const { width, height, data } = renderPhantom(spec).picture
  const mirrored = renderPhantom(mirrorSpec(spec)).picture.data
  let differing = 0
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      for (let channel = 0; channel < 3; channel++) {
        const here = data[3 * (row * width + column) + channel] ?? 0
        const there = mirrored[3 * (row * width + width - 1 - column) + channel] ?? 0
        if (Math.abs(here - there) > 1) differing++
      }
    }
  }
  expect(differing).toBe(0)
})

test('closed lids leave nothing of a blue iris or the white of the eye to be seen', () => {
  const looks = { iris: 'blue', skin: 'III' } as const
  const bluish = (closure: number): number => {
    const { picture, truth } = draw({ noise: 0, blur: 0, looks, right: { closure }, left: { closure } })
    const [x, y] = truth.sides.right.irisCentre
    let count = 0
    for (let row = Math.round(y) - 9; row <= Math.round(y) + 9; row++) {
      for (let column = Math.round(x) - 9; column <= Math.round(x) + 9; column++) {
        const pixel = 3 * (row * picture.width + column)
        if ((picture.data[pixel + 2] ?? 0) >= (picture.data[pixel] ?? 0) - 4 && (picture.data[pixel] ?? 0) > 40) count++
      }
    }
    return count
  }
  expect(bluish(0)).toBeGreaterThan(20)
  expect(bluish(1)).toBe(0)
})

test('the same specification gives the same bytes, another seed gives other noise', () => {
  expect(draw({ seed: 5 }).picture.data).toEqual(draw({ seed: 5 }).picture.data)
  expect(draw({ seed: 6 }).picture.data).not.toEqual(draw({ seed: 5 }).picture.data)
})

test('lids that would pass each other are refused', () => {
  expect(() => draw({ right: { upperLid: 8, lowerLid: 2 } })).toThrow(/pass each other/)
})
