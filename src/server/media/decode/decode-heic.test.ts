import { readFileSync } from 'node:fs'
import { afterEach, expect, test, vi } from 'vitest'
import { decodePicture } from './decode-picture.ts'

// Made with heif-enc (libheif 1.15, x265) from two halves, dark red on the left and light blue on the right:
// `plain` 60 × 40; `ten-bit` the same with 10 bits a channel; `tiles-turned` as telephones write it, two tiles of 64 × 64
// joined to 120 × 60, an `irot` of 90° clockwise, and an Exif orientation that asks for the same turn.
const example = (name: string): Buffer => readFileSync(new URL(`examples/${name}.heic`, import.meta.url))

const RED = [160, 30, 40] as const
const BLUE = [90, 150, 220] as const

async function decoded(bytes: Uint8Array) {
  const result = await decodePicture(bytes, 'photo')
  if (!result.ok) throw new Error(result.why)
  const { data, width, height } = result.picture
  expect(data).toHaveLength(width * height * 3)
  return { width, height, at: (x: number, y: number) => [...data.subarray(3 * (y * width + x)).subarray(0, 3)] }
}

/** HEVC in YCbCr moves a channel by a few of its 255 steps. */
function expectClose(found: readonly number[], expected: readonly number[]): void {
  expect(found.map((value, channel) => Math.abs(value - (expected[channel] ?? NaN)) <= 6)).toEqual([true, true, true])
}

const printed = (['log', 'warn', 'error'] as const).map((method) => vi.spyOn(console, method))
afterEach(() => {
  // Standard output belongs to the report of the command.
  expect(printed.flatMap(({ mock }) => mock.calls)).toEqual([])
})

test.each(['plain', 'ten-bit'])('a HEIC file, %s, becomes sRGB pixels of 8 bits, the last row as true as the first', async (name) => {
  const picture = await decoded(example(name))
  expect([picture.width, picture.height]).toEqual([60, 40])
  for (const y of [0, 20, 39]) {
    expectClose(picture.at(10, y), RED)
    expectClose(picture.at(50, y), BLUE)
  }
})

test('tiles are joined and turned upright once, although Exif asks for the same turn', async () => {
  const picture = await decoded(example('tiles-turned'))
  expect([picture.width, picture.height]).toEqual([60, 120])
  expectClose(picture.at(30, 20), RED)
  expectClose(picture.at(30, 100), BLUE)
})

test('a HEIC file is reduced and says its own upright size', async () => {
  const result = await decodePicture(example('tiles-turned'), 'photo', 30)
  expect(result).toMatchObject({ ok: true, width: 60, height: 120, picture: { width: 15, height: 30 } })
})

test.each([0.1, 0.5, 0.8, 0.97])('the first %f of a HEIC file are refused as damaged', async (share) => {
  const bytes = example('tiles-turned')
  const result = await decodePicture(bytes.subarray(0, Math.floor(bytes.length * share)), 'anna.heic')
  expect(result).toMatchObject({ ok: false, why: expect.stringContaining('anna.heic is a HEIC file that is damaged or cut off') })
})

test('more than 64 megapixels are refused from the header alone', async () => {
  const bytes = example('tiles-turned')
  // The box `ispe` of the whole picture: 120 × 60 as two 32-bit numbers.
  const at = bytes.indexOf(Buffer.from([0, 0, 0, 120, 0, 0, 0, 60]))
  bytes.writeUInt32BE(9000, at)
  bytes.writeUInt32BE(8000, at + 4)
  const result = await decodePicture(bytes, 'anna.heic')
  expect(result).toMatchObject({ ok: false, why: expect.stringMatching(/^anna\.heic has \d000 × \d000 pixels, more than the 64 /) })
})
