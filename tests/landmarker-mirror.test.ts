import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { MIRROR } from '../src/core/face/mirror.ts'
import type { Picture } from '../src/core/geometry/picture.ts'
import { locateFace } from '../src/core/landmarker/locate-face.ts'
import { phantomSpec, renderPhantom } from '../src/core/phantom/index.ts'
import { openNetworks } from '../src/server/detector/networks.ts'
import { ensureModels } from '../tools/models/ensure-models.ts'

const models = fileURLToPath(new URL('../dist/models', import.meta.url))

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

test('the landmarks of a mirrored picture are the mirrored landmarks', { timeout: 120_000 }, async () => {
  await ensureModels(models)
  const networks = await openNetworks(models)
  // An odd width, an asymmetric face, a turned head: nothing in the picture is symmetric by itself.
  const spec = phantomSpec({
    width: 513,
    height: 640,
    mmPerPixel: 0.5,
    left: { commissure: { lateral: -1, up: -5 }, browRaise: -4 },
    pose: { yaw: 4, pitch: 2, roll: -6 },
  })
  const { picture, truth } = renderPhantom(spec)
  const straight = await locateFace(picture, networks)
  const opposite = await locateFace(mirrored(picture), networks)
  if (!straight.ok || !opposite.ok) throw new Error('the phantom was not found')
  expect(straight.faces).toBe(1)
  expect(straight.landmarks.samples).toHaveLength(5)
  const apart = straight.landmarks.points.map(([x, y], i) => {
    const [u, v] = opposite.landmarks.points[MIRROR[i] ?? -1] ?? [Number.NaN, Number.NaN]
    return Math.hypot(picture.width - u - x, v - y)
  })
  // 0.05 mm are 0.1 px here; rounding in the networks leaves far less.
  expect(Math.max(...apart)).toBeLessThan(0.01)
  // The right commissure (61) lies within 3 mm of where it was drawn, on the right's own side.
  const [x = Number.NaN, y = Number.NaN] = straight.landmarks.points[61] ?? []
  const [u = Number.NaN, v = Number.NaN] = truth.landmarks[61] ?? []
  expect(Math.hypot(x - u, y - v)).toBeLessThan(6)
})

function turnedAQuarter({ width, height, data }: Picture): Picture {
  const out = new Uint8Array(data.length)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      out.set(data.subarray((y * width + x) * 3, (y * width + x) * 3 + 3), (x * height + height - 1 - y) * 3)
    }
  }
  return { width: height, height: width, data: out }
}

test('a picture that lies on its side or upside down gives the same face, turned', { timeout: 120_000 }, async () => {
  await ensureModels(models)
  const networks = await openNetworks(models)
  const { picture } = renderPhantom(phantomSpec({ width: 512, height: 640, mmPerPixel: 0.5, left: { browRaise: -4 } }))
  const upright = await locateFace(picture, networks)
  if (!upright.ok) throw new Error('the phantom was not found')
  let turned = picture
  let expected = upright.landmarks.points
  for (const quarter of [1, 2, 3]) {
    expected = expected.map(([x, y]) => [turned.height - y, x])
    turned = turnedAQuarter(turned)
    const located = await locateFace(turned, networks)
    if (!located.ok) throw new Error(`the phantom turned by ${String(quarter)} quarters was not found`)
    const apart = located.landmarks.points.map(([x, y], i) => Math.hypot(x - (expected[i]?.[0] ?? NaN), y - (expected[i]?.[1] ?? NaN)))
    // A millimetre is 2 px.
    expect(Math.max(...apart)).toBeLessThan(1)
  }
})

test('a picture without a face is refused with the reason', { timeout: 120_000 }, async () => {
  await ensureModels(models)
  const grey: Picture = { width: 320, height: 240, data: new Uint8Array(320 * 240 * 3).fill(128) }
  const located = await locateFace(grey, await openNetworks(models))
  expect(located).toMatchObject({ ok: false, faces: 0 })
  expect(located.ok ? '' : located.why).toContain('No face was found')
})
