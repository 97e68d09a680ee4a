import { expect, test } from 'vitest'
import { mirrorTensor, reflectHalf } from './mirror-tensor.ts'

/** One row of four pixels, its green and blue ten and twenty more, then a row of zeros… of a 4 × 4 tensor. */
const tensor = new Float32Array(48)
tensor.set([1, 11, 21, 2, 12, 22, 3, 13, 23, 4, 14, 24])
const reds = (values: Float32Array): number[] => [0, 3, 6, 9].map((at) => values[at] ?? Number.NaN)

test('a mirrored row is the row from the other end, colours kept', () => {
  const mirrored = mirrorTensor(tensor, 4)
  expect(reds(mirrored)).toEqual([4, 3, 2, 1])
  expect([...mirrored.subarray(0, 3)]).toEqual([4, 14, 24])
})

test('a reflected half is the half and its mirror image', () => {
  expect(reds(reflectHalf(tensor, 4, 'left'))).toEqual([1, 2, 2, 1])
  expect(reds(reflectHalf(tensor, 4, 'right'))).toEqual([4, 3, 3, 4])
})

test('a reflected half is its own mirror image', () => {
  const symmetric = reflectHalf(tensor, 4, 'right')
  expect(mirrorTensor(symmetric, 4)).toEqual(symmetric)
})
