import { copyFile, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { InferenceSession, Tensor } from 'onnxruntime-node'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ensureModels, type Models } from './ensure-models.ts'
import { DETECTOR_WEIGHTS, LANDMARK_WEIGHTS, type PinnedAsset, readPinnedAsset } from './pinned-asset.ts'
import { interpret } from './reference/interpret.ts'

const SIDE = 192

let directory: string
let models: Models

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'facialis-models-'))
  models = await ensureModels(directory)
})

afterAll(async () => {
  await rm(directory, { recursive: true, force: true })
})

/** A picture of the networks' size, values 0…1, drawn pixel by pixel; x and y go from −1 to 1. */
function draw(colour: (x: number, y: number) => readonly [number, number, number]): Float32Array {
  return Float32Array.from(
    Array.from({ length: SIDE * SIDE }, (_, at) =>
      colour(((at % SIDE) + 0.5) / (SIDE / 2) - 1, (Math.floor(at / SIDE) + 0.5) / (SIDE / 2) - 1),
    ).flat(),
  )
}

/** 1 inside an ellipse, 0 outside, smooth between. */
const blob = (x: number, y: number, cx: number, cy: number, rx: number, ry: number): number =>
  1 / (1 + Math.exp(12 * (Math.hypot((x - cx) / rx, (y - cy) / ry) - 1)))

/** Skin, dark eyes and brows, a nose and a crooked mouth: enough for the network to place its regions of attention. */
const drawnFace = draw((x, y) => {
  const shade = blob(x, y, 0, 0, 0.62, 0.85) * (0.9 - 0.25 * x)
  const eyes = blob(x, y, -0.26, -0.2, 0.13, 0.05) + blob(x, y, 0.26, -0.18, 0.13, 0.06)
  const brows = blob(x, y, -0.27, -0.36, 0.18, 0.03) + blob(x, y, 0.27, -0.38, 0.18, 0.03)
  const mouth = blob(x, y, 0.02, 0.42 + 0.15 * x, 0.24, 0.06)
  const nose = 0.3 * blob(x, y, 0.01, 0.12, 0.1, 0.05)
  const dark = Math.min(eyes + brows + nose, 1)
  return [
    0.15 + shade * (0.7 - 0.55 * dark),
    0.2 + shade * (0.5 - 0.4 * dark - 0.25 * mouth),
    0.25 + shade * (0.4 - 0.3 * dark - 0.15 * mouth),
  ]
})

const waves = draw((x, y) => [
  0.5 + 0.45 * Math.sin(7 * x + 3 * y),
  0.5 + 0.45 * Math.sin(2 * x - 11 * y + 1),
  0.5 + 0.45 * Math.cos(5 * x * y + 4 * x),
])

const PICTURES = [
  ['a drawn face', drawnFace],
  ['coloured waves', waves],
] as const

async function runOnnx(path: string, input: Float32Array): Promise<Map<string, Float32Array>> {
  const session = await InferenceSession.create(path, { intraOpNumThreads: 1, logSeverityLevel: 3 })
  const outputs = await session.run({ input: new Tensor('float32', input, [1, SIDE, SIDE, 3]) })
  return new Map(Object.entries(outputs).map(([name, { data }]) => [name, data as Float32Array]))
}

/** The largest difference between an output of the converted network and the same output of the reference. */
function largestDifference(found: Float32Array | undefined, expected: Float64Array | undefined): number {
  if (found === undefined || expected === undefined || found.length !== expected.length) return NaN
  return expected.reduce((most, value, index) => Math.max(most, Math.abs(value - (found[index] ?? NaN))), 0)
}

// The outputs are pixels of the 192-pixel input; on a face 20 cm high that fills two thirds of it, this is under 2 µm.
const TOLERANCE = 1e-3

test.each(PICTURES)('the landmark network agrees with the reference within a thousandth of a pixel: %s', async (_, picture) => {
  const expected = interpret(await readPinnedAsset(LANDMARK_WEIGHTS), picture)
  const found = await runOnnx(models.landmarks, picture)
  expect([...found.keys()].sort()).toEqual([...expected.keys()].sort())
  for (const [name, values] of expected) expect(largestDifference(found.get(name), values), name).toBeLessThan(TOLERANCE)
})

test.each(PICTURES)('the detector agrees with the reference within a thousandth of a pixel: %s', async (_, picture) => {
  const input = picture.map((value) => 2 * value - 1)
  const expected = interpret(await readPinnedAsset(DETECTOR_WEIGHTS), input)
  const found = await runOnnx(models.detector, input)
  expect([...found.keys()]).toEqual(['regressors', 'classificators'])
  for (const [name, original] of [
    ['regressors', 'reshaped_regressor_face_4'],
    ['classificators', 'reshaped_classifier_face_4'],
  ] as const) {
    expect(largestDifference(found.get(name), expected.get(original)), name).toBeLessThan(TOLERANCE)
  }
})

test('models that are there and whole are not converted again; a damaged one is', async () => {
  const before = await stat(models.detector)
  expect(await ensureModels(directory)).toEqual(models)
  expect((await stat(models.detector)).mtimeMs).toBe(before.mtimeMs)
  const whole = await readFile(models.landmarks)
  await writeFile(models.landmarks, whole.subarray(0, 1000))
  expect(await ensureModels(directory)).toEqual(models)
  expect((await readFile(models.landmarks)).equals(whole)).toBe(true)
})

test.each([LANDMARK_WEIGHTS, DETECTOR_WEIGHTS])('$name with one wrong bit is refused by name', async (asset: PinnedAsset) => {
  const installed = dirname(createRequire(import.meta.url).resolve(`${asset.package}/package.json`))
  const copy = join(directory, asset.file)
  await copyFile(join(installed, asset.file), copy)
  const bytes = await readFile(copy)
  bytes.writeUInt8(bytes.readUInt8(1_000_000) ^ 1, 1_000_000)
  await writeFile(copy, bytes)
  await expect(readPinnedAsset(asset, directory)).rejects.toThrow(`${asset.name} in ${copy} is not the file`)
})
