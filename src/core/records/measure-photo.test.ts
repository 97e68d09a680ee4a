import { expect, test } from 'vitest'
import { CANONICAL_VERTICES } from '../face/canonical-mesh.ts'
import { LANDMARK_COUNT } from '../face/landmarks.ts'
import type { Picture } from '../geometry/picture.ts'
import type { Point } from '../geometry/point.ts'
import type { Network, Networks, Outputs } from '../landmarker/network.ts'
import { readOutputs } from '../landmarker/outputs.ts'
import { measurePhoto, type MeasurePhotoOptions } from './measure-photo.ts'
import type { PhotoResult } from './photo-result.ts'

const IRIS_CM = 1.177

/** The mean face seen from the front, cm, y up: the mesh, and irises of 11.77 mm halfway between the canthi. */
const FRONT: readonly Point[] = (() => {
  const vertex = (i: number): Point => [CANONICAL_VERTICES[3 * i] ?? NaN, CANONICAL_VERTICES[3 * i + 1] ?? NaN]
  const iris = (inner: Point, outer: Point): Point[] => {
    const [x, y] = [(inner[0] + outer[0]) / 2, (inner[1] + outer[1]) / 2]
    // Of both eyes: the centre, then as seen the ends on the right, at the top, on the left and at the bottom.
    // The lids cover the top and the bottom: only the horizontal diameter is whole.
    return [[x, y], [x + IRIS_CM / 2, y], [x, y + IRIS_CM / 3], [x - IRIS_CM / 2, y], [x, y - IRIS_CM / 3]]
  }
  const mesh = Array.from({ length: LANDMARK_COUNT - 10 }, (_, i) => vertex(i))
  return [...mesh, ...iris(vertex(133), vertex(33)), ...iris(vertex(362), vertex(263))]
})()

const always = (outputs: Outputs): Network => ({ run: () => Promise.resolve(outputs) })

/** A landmark network that sees the mean face in every crop, 8 px to the centimetre. */
function seesTheMeanFace(): Network {
  const place = (i: number): Point => [96 + 8 * (FRONT[i]?.[0] ?? NaN), 96 - 8 * (FRONT[i]?.[1] ?? NaN)]
  // Which landmark each refined output holds is found by numbering the values of an output and reading it.
  const refined = { output_lips: 80, output_left_eye: 71, output_right_eye: 71, output_left_iris: 5, output_right_iris: 5 }
  const numbers = Object.entries(refined).map(([name, count], k) => {
    return [name, Float32Array.from({ length: 2 * count }, (_, i) => 1000 * (k + 1) + i)] as const
  })
  const blank = { output_mesh_identity: new Float32Array(468 * 3), conv_faceflag: Float32Array.of(10) }
  const { shape } = readOutputs({ ...blank, ...Object.fromEntries(numbers) })
  const filled = numbers.map(([name, values]) => {
    return [name, values.map((number) => place(Math.floor(shape.indexOf(number) / 2))[number % 2 === 0 ? 0 : 1])] as const
  })
  const mesh = Float32Array.from({ length: 468 * 3 }, (_, i) => [...place(Math.floor(i / 3)), 0][i % 3] ?? NaN)
  return always({ ...blank, output_mesh_identity: mesh, ...Object.fromEntries(filled) })
}

/** A detector that sees one face 72 px wide in the middle of what it is shown, or none. */
function detects(face: boolean): Network {
  const classificators = new Float32Array(2304).fill(-10)
  const regressors = new Float32Array(2304 * 16)
  // The cell (24, 24) of the 48 × 48 grid, centred at 98: box, eyes, nose, mouth and ears relative to it.
  const middle = 24 * 48 + 24
  if (face) classificators[middle] = 10
  regressors.set([-2, -2, 72, 72, -18, -18, 14, -18, -2, 2, -2, 20, -30, -12, 26, -12], middle * 16)
  return always({ classificators, regressors })
}

const NETWORKS: Networks = { detector: detects(true), landmarks: seesTheMeanFace() }

/** Grey with detail: sharp and well exposed wherever the face is. */
const DETAILED: Picture = {
  width: 800,
  height: 800,
  data: Uint8Array.from({ length: 800 * 800 * 3 }, (_, i) => 100 + ((Math.imul(Math.floor(i / 3), 0x9e3779b1) >>> 20) % 100)),
}
const PLAIN: Picture = { width: 800, height: 800, data: new Uint8Array(800 * 800 * 3).fill(128) }

const measure = (options: Partial<MeasurePhotoOptions> = {}): Promise<PhotoResult> =>
  measurePhoto(DETAILED, NETWORKS, { name: 'a.jpg', ...options })

/** From canthus to canthus of the mean face, mm. */
const CANTHI = 10 * Math.hypot(...([0, 1] as const).map((axis) => (FRONT[33]?.[axis] ?? NaN) - (FRONT[133]?.[axis] ?? NaN)))

const readings = (width: number): object => ({
  left: { ok: true, unit: 'mm', value: expect.closeTo(width, 3) },
  right: { ok: true, unit: 'mm', value: expect.closeTo(width, 3) },
  difference: { ok: true, unit: 'mm', value: expect.closeTo(0, 3) },
})

test('a photo of the mean face measures what the mean face measures, by its irises of 11.77 mm', async () => {
  expect(await measure()).toMatchObject({
    file: 'a.jpg',
    status: 'measured',
    width: 800,
    height: 800,
    faces: 1,
    scale: { source: 'iris-population' },
    pose: { yaw: expect.closeTo(0, 3), pitch: expect.closeTo(0, 3), roll: expect.closeTo(0, 3) },
    measures: { palpebralFissureWidth: readings(CANTHI) },
  })
})

test('a measured cornea is the ruler instead: every length grows by 12.5 / 11.77', async () => {
  expect(await measure({ corneaMm: 12.5 })).toMatchObject({
    scale: { source: 'iris-measured' },
    measures: { palpebralFissureWidth: readings((CANTHI * 12.5) / 11.77) },
  })
})

test('a corneal diameter that does not exist is an error, not a result', async () => {
  await expect(measure({ corneaMm: 5 })).rejects.toThrow(RangeError)
})

test('landmarks and drawings come when they are asked for', async () => {
  const [bare, full] = await Promise.all([measure(), measure({ landmarks: true, drawings: true })])
  expect(Object.keys(bare)).not.toEqual(expect.arrayContaining(['landmarks']))
  expect(Object.keys(full)).toEqual([...Object.keys(bare), 'landmarks', 'spread', 'drawings'])
  expect(full).toMatchObject({ landmarks: { length: 478 }, spread: { length: 478 } })
})

test('a picture in which no face is found is refused by its name, without checks of a face', async () => {
  const result = await measurePhoto(DETAILED, { ...NETWORKS, detector: detects(false) }, { name: 'b.png' })
  expect(result).toMatchObject({ file: 'b.png', status: 'refused', faces: 0, quality: [] })
  expect(result).toHaveProperty('why', expect.stringMatching(/^b\.png: No face was found/))
})

test('a face without any detail is refused as blurred, with the checks that say so', async () => {
  const result = await measurePhoto(PLAIN, NETWORKS, { name: 'c.jpg' })
  expect(result).toMatchObject({ status: 'refused', faces: 1 })
  expect(result).toHaveProperty('why', expect.stringMatching(/^c\.jpg: Focus on the eyes/))
  expect(result.quality.filter(({ verdict }) => verdict === 'refuse').map(({ id }) => id)).toEqual(['sharpness'])
})
