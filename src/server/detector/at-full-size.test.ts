import { expect, test } from 'vitest'
import type { PhotoResult } from '../../core/records/photo-result.ts'
import { atFullSize } from './at-full-size.ts'

const result: PhotoResult = {
  file: 'photo',
  status: 'measured',
  width: 4096,
  height: 3072,
  faces: 1,
  scale: { mmPerPixel: 0.1, sd: 0.002, source: 'iris-population' },
  pose: { yaw: 1, pitch: 2, roll: 3 },
  quality: [],
  measures: { width: { value: { ok: true, value: 50, sd: 0.5, unit: 'mm' } } },
  landmarks: [[100, 200]],
  spread: [0.5],
  drawings: [{ measure: 'width', side: null, points: [[10, 20], [30, 40]] }],
}

test('on a photo twice as large, pixels double, a pixel is half as long, and millimetres and degrees stay', () => {
  const full = atFullSize(result, 8192, 6144)
  expect(full).toEqual({
    ...result,
    width: 8192,
    height: 6144,
    scale: { mmPerPixel: 0.05, sd: 0.001, source: 'iris-population' },
    landmarks: [[200, 400]],
    spread: [1],
    drawings: [{ measure: 'width', side: null, points: [[20, 40], [60, 80]] }],
  })
})

test('a photo that was not reduced keeps its result', () => {
  expect(atFullSize(result, 4096, 3072)).toBe(result)
})

test('a refused photo says its own size', () => {
  const refused: PhotoResult = { file: 'photo', status: 'refused', width: 4096, height: 3072, faces: 0, why: 'why', quality: [] }
  expect(atFullSize(refused, 8192, 6144)).toEqual({ ...refused, width: 8192, height: 6144 })
})
