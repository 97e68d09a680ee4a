import { expect, test } from 'vitest'
import { pan, wholePicture, windowOn, zoomAbout, zoomOf } from './view-window.ts'

const whole = wholePicture({ width: 800, height: 1000 })

test('the place under the pointer stays under it while zooming', () => {
  const near = zoomAbout(whole, whole, 4, [200, 500])
  // A quarter of the way across before; a quarter of the way across after.
  expect((200 - near.x) / near.width).toBeCloseTo(0.25, 10)
  expect((500 - near.y) / near.height).toBeCloseTo(0.5, 10)
  expect(zoomOf(near, whole)).toBeCloseTo(4, 10)
})

test('going back beyond the whole picture shows the whole picture, centred', () => {
  const near = zoomAbout(whole, whole, 3, [10, 10])
  expect(zoomAbout(near, whole, 0.1, [10, 10])).toEqual(whole)
})

test('zoom has a bottom', () => {
  const deepest = zoomAbout(whole, whole, 1e6, [400, 500])
  expect(zoomOf(deepest, whole)).toBeCloseTo(24, 10)
})

test('the centre of the window cannot leave the picture', () => {
  const near = zoomAbout(whole, whole, 4, [400, 500])
  const far = pan(near, whole, 10_000, -10_000)
  expect(far.x + far.width / 2).toBe(800)
  expect(far.y + far.height / 2).toBe(0)
})

test('the whole picture does not pan', () => {
  expect(pan(whole, whole, 50, 50)).toEqual(whole)
})

test('a window on a region holds all of it and is centred on it', () => {
  const region = { x: 300, y: 400, width: 200, height: 50 }
  const window = windowOn(region, whole)
  expect(window).toEqual({ x: 300, y: 300, width: 200, height: 250 })
  expect(window.y + window.height / 2).toBe(425)
})
