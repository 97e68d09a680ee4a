import { expect, test } from 'vitest'
import { cropSquare, type CropOptions } from './crop.ts'
import { halve, pyramidOf } from './pyramid.ts'
import type { Picture } from './picture.ts'
import { mirrorSquare, type Square } from './square.ts'

/** red = x and green = y of the pixel's centre, exactly representable: 2 × 2 pixels share no value. */
function ramp(width: number, height: number, gain: number): Picture {
  const data = new Uint8Array(width * height * 3)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) data.set([Math.floor(x * gain), Math.floor(y * gain), 7], (y * width + x) * 3)
  }
  return { width, height, data }
}

function mirrored({ width, height, data }: Picture): Picture {
  const out = new Uint8Array(data.length)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const from = (y * width + width - 1 - x) * 3
      out.set(data.subarray(from, from + 3), (y * width + x) * 3)
    }
  }
  return { width, height, data: out }
}

/** Deterministic texture. */
function texture(width: number, height: number): Picture {
  let state = 12345
  const data = Uint8Array.from({ length: width * height * 3 }, () => {
    state = (state * 1103515245 + 12345) % 2147483648
    return state >> 16
  })
  return { width, height, data }
}

const RAW: CropOptions = { range: [0, 255], beyond: 'border', antialias: true }

test('on a ramp every crop pixel reads the coordinates of its own centre', () => {
  // Pixel k of the picture is centred at k + 0.5 and holds the value k: the ramp at x is x − 0.5.
  const angle = 0.3
  const square: Square = { centre: [100.3, 90.8], axis: [Math.cos(angle), Math.sin(angle)], side: 48 }
  const crop = cropSquare(pyramidOf(ramp(200, 180, 1)), square, 64, RAW)
  for (const [i, j] of [
    [0, 0],
    [63, 0],
    [17, 40],
    [32, 63],
  ] as const) {
    const u = ((i + 0.5) / 64 - 0.5) * 48
    const v = ((j + 0.5) / 64 - 0.5) * 48
    const at = (j * 64 + i) * 3
    expect(crop[at]).toBeCloseTo(100.3 + u * Math.cos(angle) - v * Math.sin(angle) - 0.5, 3)
    expect(crop[at + 1]).toBeCloseTo(90.8 + u * Math.sin(angle) + v * Math.cos(angle) - 0.5, 3)
    expect(crop[at + 2]).toBeCloseTo(7, 3)
  }
})

test.each([
  [256, 256],
  [255, 253],
  [254, 251],
])('coordinates survive the levels of a %d × %d pyramid', (width, height) => {
  const picture = ramp(width, height, 1)
  const square: Square = { centre: [width / 2, height / 2], axis: [1, 0], side: 160 }
  const crop = cropSquare(pyramidOf(picture), square, 16, RAW)
  // A step of 10 px is read from the quarter-size level. Its rounding to 8 bits costs up to half a grey value per level.
  for (let i = 0; i < 16; i++) {
    expect(Math.abs((crop[(5 * 16 + i) * 3] ?? 0) - (width / 2 + (i + 0.5 - 8) * 10 - 0.5))).toBeLessThan(1.01)
  }
})

test('an even side is averaged in pairs', () => {
  const red = (values: number[]): Picture => ({ width: values.length, height: 2, data: Uint8Array.from([...values, ...values].flatMap((v) => [v, 0, 0])) })
  expect([...halve(red([10, 20, 30, 60])).data].filter((_, i) => i % 3 === 0)).toEqual([15, 45])
})

test('with both sides even each pixel is the mean of four, each colour for itself, halves rounded up', () => {
  // Red (1 + 2 + 4 + 7) / 4 = 3.5 → 4, green (0 + 0 + 0 + 5) / 4 = 1.25 → 1, blue 4 · 255 / 4.
  const data = Uint8Array.from([1, 0, 255, 2, 0, 255, 4, 0, 255, 7, 5, 255])
  expect(halve({ width: 2, height: 2, data })).toEqual({ width: 1, height: 1, data: Uint8Array.from([4, 1, 255]) })
})

test('an odd side keeps its middle in the middle', () => {
  // (1 2 1) / 4 with the border repeated: (0 + 0 + 8) / 4, (8 + 0 + 16) / 4, (16 + 64 + 32) / 4.
  const row = [0, 8, 0, 16, 32]
  const picture: Picture = { width: 5, height: 2, data: Uint8Array.from([...row, ...row].flatMap((v) => [v, v, v])) }
  const half = halve(picture)
  expect([half.width, half.height]).toEqual([3, 1])
  expect([...half.data].filter((_, i) => i % 3 === 0)).toEqual([2, 6, 28])
})

test.each([
  [301, 202],
  [256, 199],
])('the crop of the mirrored %d × %d picture is the mirrored crop', (width, height) => {
  const picture = texture(width, height)
  const square: Square = { centre: [131.7, 88.2], axis: [Math.cos(0.2), Math.sin(0.2)], side: 190 }
  const straight = cropSquare(pyramidOf(picture), square, 24, RAW)
  const opposite = cropSquare(pyramidOf(mirrored(picture)), mirrorSquare(square, width), 24, RAW)
  for (let j = 0; j < 24; j++) {
    for (let i = 0; i < 24; i++) {
      expect(opposite[(j * 24 + 23 - i) * 3]).toBeCloseTo(straight[(j * 24 + i) * 3] ?? Number.NaN, 3)
    }
  }
})

test('beyond the border there is the border, or black', () => {
  const white: Picture = { width: 4, height: 4, data: new Uint8Array(48).fill(255) }
  const square: Square = { centre: [2, 2], axis: [1, 0], side: 8 }
  const read = (beyond: 'border' | 'black'): number[] => {
    const crop = cropSquare(pyramidOf(white), square, 8, { range: [-1, 1], beyond, antialias: false })
    return [crop[0] ?? 0, crop[(4 * 8 + 4) * 3] ?? 0]
  }
  expect(read('border')).toEqual([1, 1])
  expect(read('black')).toEqual([-1, 1])
})

test('a picture whose data do not fit its size is refused', () => {
  expect(() => pyramidOf({ width: 4, height: 4, data: new Uint8Array(5) })).toThrow('4 × 4 with 5 bytes')
})
