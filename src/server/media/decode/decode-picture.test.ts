import { crc32 } from 'node:zlib'
import sharp, { type Sharp } from 'sharp'
import { expect, test } from 'vitest'
import { decodePicture } from './decode-picture.ts'
import { tiffOf } from './tiff-of-pixels.ts'

/** A picture 60 × 40: the left half dark red, the right half light blue. */
const RED = [160, 30, 40] as const
const BLUE = [90, 150, 220] as const

function twoHalves(): Sharp {
  const pixels = Array.from({ length: 60 * 40 }, (_, index) => (index % 60 < 30 ? RED : BLUE)).flat()
  return sharp(Uint8Array.from(pixels), { raw: { width: 60, height: 40, channels: 3 } })
}

async function decoded(bytes: Uint8Array) {
  const result = await decodePicture(bytes, 'photo')
  if (!result.ok) throw new Error(result.why)
  const { picture } = result
  const at = (x: number, y: number): number[] => [...picture.data.subarray(3 * (y * picture.width + x)).subarray(0, 3)]
  return { ...picture, at }
}

async function whyRefused(bytes: Uint8Array): Promise<string> {
  const result = await decodePicture(bytes, 'anna.jpg')
  if (result.ok) throw new Error('it was decoded')
  // One sentence that names the file and says what to do.
  expect(result.why).toMatch(/^anna\.jpg .*: .+\.$/)
  return result.why
}

/** Lossy formats and colour conversions may move a channel by a few of its 255 steps. */
function expectClose(found: readonly number[], expected: readonly number[], tolerance = 4): void {
  expect(found).toHaveLength(expected.length)
  for (const [channel, value] of found.entries()) {
    expect(Math.abs(value - (expected[channel] ?? NaN))).toBeLessThanOrEqual(tolerance)
  }
}

const FORMATS: readonly (readonly [string, (from: Sharp) => Sharp])[] = [
  ['JPEG', (from) => from.jpeg({ quality: 95, chromaSubsampling: '4:4:4' })],
  ['progressive JPEG', (from) => from.jpeg({ quality: 95, progressive: true, chromaSubsampling: '4:4:4' })],
  ['PNG', (from) => from.png()],
  ['palette PNG', (from) => from.png({ palette: true })],
  ['16-bit PNG', (from) => from.toColourspace('rgb16').png()],
  ['WebP', (from) => from.webp({ quality: 95 })],
  ['TIFF', (from) => from.tiff({ compression: 'lzw' })],
  ['AVIF', (from) => from.avif({ quality: 90 })],
  ['GIF of one picture', (from) => from.gif()],
  ['JPEG in Display P3', (from) => from.withIccProfile('p3').jpeg({ quality: 95, chromaSubsampling: '4:4:4' })],
]

test.each(FORMATS)('%s becomes the same sRGB pixels', async (_, encode) => {
  const picture = await decoded(await encode(twoHalves()).toBuffer())
  expect([picture.width, picture.height, picture.data.length]).toEqual([60, 40, 60 * 40 * 3])
  expectClose(picture.at(10, 20), RED)
  expectClose(picture.at(50, 20), BLUE)
})

test('a CMYK JPEG becomes RGB', async () => {
  const picture = await decoded(await twoHalves().toColourspace('cmyk').jpeg({ quality: 95 }).toBuffer())
  expect(picture.data).toHaveLength(60 * 40 * 3)
  // Inks reproduce these colours only roughly; black or inverted they would be off by 100 and more.
  expectClose(picture.at(10, 20), RED, 40)
  expectClose(picture.at(50, 20), BLUE, 40)
})

test('pixels that come with a colour profile but without a file, as from HEIC, become sRGB', async () => {
  const inP3 = await twoHalves().withIccProfile('p3').png().toBuffer()
  const profile = (await sharp(inP3).metadata()).icc
  if (profile === undefined) throw new Error('no profile to test with')
  const data = await sharp(inP3, { ignoreIcc: true }).raw().toBuffer()
  const picture = await decoded(tiffOf({ width: 60, height: 40, data }, profile))
  expect([...data.subarray(0, 3)]).not.toEqual(RED)
  expectClose(picture.at(10, 20), RED)
  expectClose(picture.at(50, 20), BLUE)
})

test('a grey picture has three equal channels', async () => {
  const picture = await decoded(await twoHalves().greyscale().png().toBuffer())
  expect(picture.data).toHaveLength(60 * 40 * 3)
  const [red, green, blue] = picture.at(50, 20)
  expect([green, blue]).toEqual([red, red])
})

test('what is transparent becomes white', async () => {
  const clear = { create: { width: 8, height: 8, channels: 4, background: { r: 9, g: 9, b: 9, alpha: 0 } } } as const
  expect((await decoded(await sharp(clear).png().toBuffer())).at(4, 4)).toEqual([255, 255, 255])
})

test.each([
  [1, [60, 40], [10, 20], [50, 20]],
  [2, [60, 40], [50, 20], [10, 20]],
  [3, [60, 40], [50, 20], [10, 20]],
  [4, [60, 40], [10, 20], [50, 20]],
  [5, [40, 60], [20, 10], [20, 50]],
  [6, [40, 60], [20, 10], [20, 50]],
  [7, [40, 60], [20, 50], [20, 10]],
  [8, [40, 60], [20, 50], [20, 10]],
] as const)('Exif orientation %i is applied', async (orientation, size, [redX, redY], [blueX, blueY]) => {
  const bytes = await twoHalves().withMetadata({ orientation }).jpeg({ quality: 95, chromaSubsampling: '4:4:4' }).toBuffer()
  const picture = await decoded(bytes)
  expect([picture.width, picture.height]).toEqual(size)
  expectClose(picture.at(redX, redY), RED)
  expectClose(picture.at(blueX, blueY), BLUE)
})

test('a photo larger than asked for is reduced and says its own upright size', async () => {
  const large = sharp({ create: { width: 6000, height: 3000, channels: 3, background: 'grey' } })
  const result = await decodePicture(await large.withMetadata({ orientation: 6 }).jpeg().toBuffer(), 'photo', 4096)
  if (!result.ok) throw new Error(result.why)
  expect([result.width, result.height]).toEqual([3000, 6000])
  expect([result.picture.width, result.picture.height]).toEqual([2048, 4096])
})

const NOISE = { type: 'gaussian', mean: 128, sigma: 40 } as const

test.each([
  ['JPEG', (from: Sharp) => from.jpeg()],
  ['PNG', (from: Sharp) => from.png({ compressionLevel: 0 })],
  ['WebP', (from: Sharp) => from.webp({ lossless: true })],
  ['TIFF', (from: Sharp) => from.tiff({ compression: 'none' })],
  ['AVIF', (from: Sharp) => from.avif({ quality: 90 })],
  ['GIF', (from: Sharp) => from.gif()],
] as const)('a %s file that is cut off is refused, not shown in part', async (format, encode) => {
  const noise = sharp({ create: { width: 64, height: 64, channels: 3, noise: NOISE, background: 'grey' } })
  const bytes = await encode(noise).toBuffer()
  expect(await whyRefused(bytes.subarray(0, Math.floor(bytes.length * 0.6)))).toContain(`a ${format} file that is damaged`)
})

test('an animation is refused, with the number of its pictures', async () => {
  const frames = sharp(new Uint8Array(16 * 48 * 3).map((_, index) => (index * 7) % 251), {
    raw: { width: 16, height: 48, channels: 3, pageHeight: 16 },
  })
  expect(await whyRefused(await frames.clone().gif().toBuffer())).toContain('an animated GIF of 3 pictures')
  expect(await whyRefused(await frames.clone().webp({ lossless: true }).toBuffer())).toContain('an animated WebP of 3 pictures')
})

const text = (content: string): Uint8Array => new TextEncoder().encode(content)

test.each([
  ['nothing', new Uint8Array(), 'is empty'],
  ['text', text('Dear colleague, thank you for seeing this patient.'), 'is a text file'],
  ['an SVG', text('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'), 'is an SVG drawing'],
  ['a PDF', text('%PDF-1.7\n'), 'is a PDF document'],
  ['a video', text('\0\0\0\u0018ftypisom\0\0\0\0mp42isom'), 'is a video'],
  ['unknown bytes', Uint8Array.from([1, 2, 3, 4, 5, 6, 7, 8]), 'is not a picture'],
  ['a HEIC header with nothing behind it', text('\0\0\0\u0018ftypheic\0\0\0\0mif1heic'), 'a HEIC file that is damaged'],
])('%s is refused', async (_, bytes, expected) => {
  expect(await whyRefused(bytes)).toContain(expected)
})

test('more than 100 megapixels are refused from the header alone', async () => {
  const small = await sharp({ create: { width: 8, height: 8, channels: 3, background: 'grey' } }).png().toBuffer()
  // Width and height of a PNG are bytes 16 to 23, big-endian; its first chunk ends with a checksum of bytes 12 to 28.
  const view = new DataView(small.buffer, small.byteOffset, small.byteLength)
  view.setUint32(16, 20_000)
  view.setUint32(20, 10_000)
  view.setUint32(29, crc32(small.subarray(12, 29)))
  expect(await whyRefused(small)).toContain('has 20000 × 10000 pixels, more than the 100 megapixels')
})

test('a progressive JPEG that would fill the memory is refused from the header alone', async () => {
  const bytes = await twoHalves().jpeg({ progressive: true, chromaSubsampling: '4:4:4' }).toBuffer()
  // Marker SOF2 of ITU-T T.81: after length and precision the height and the width, 16 bits each.
  const frame = bytes.indexOf(Buffer.from([0xff, 0xc2]))
  bytes.writeUInt16BE(9000, frame + 5)
  bytes.writeUInt16BE(8000, frame + 7)
  // 9000 · 8000 pixels of three samples of two bytes are 432 MB.
  expect(await whyRefused(bytes)).toContain('is a progressive JPEG of 8000 × 9000 pixels')
})
