import { createRequire } from 'node:module'
import sharp from 'sharp'
import type { Picture } from '../../../core/geometry/picture.ts'
import { reducedPixels } from './decode-with-sharp.ts'
import type { DecodedPicture } from './decoded-picture.ts'
import { MAX_PIXELS, Refusal, refusals } from './refusal.ts'
import { tiffOf } from './tiff-of-pixels.ts'

/** What is used of libheif-js. */
interface HeifImage {
  get_width(): number
  get_height(): number
  is_primary(): boolean
  display(target: ImageData, done: (shown: ImageData | null) => void): void
  free(): void
}

interface ImageData {
  readonly width: number
  readonly height: number
  readonly data: Uint8ClampedArray
}

interface HeifDecoder {
  readonly decoder: { delete(): void }
  decode(bytes: Uint8Array): HeifImage[]
}

interface Libheif {
  readonly HeifDecoder: new () => HeifDecoder
}

async function pixelsOf(image: HeifImage, width: number, height: number, maxSide: number): Promise<Picture> {
  const target = { width, height, data: new Uint8ClampedArray(width * height * 4) }
  const shown = await new Promise<ImageData | null>((resolve) => {
    image.display(target, resolve)
  })
  if (shown === null) throw new Error('libheif shows nothing')
  return await reducedPixels(sharp(shown.data, { raw: { width, height, channels: 4 } }).removeAlpha(), maxSide)
}

/** The colour profile of a HEIC file: iPhones use Display P3. libvips reads the header even where it cannot decode. */
async function profileOf(bytes: Uint8Array): Promise<Uint8Array | null> {
  try {
    return (await sharp(bytes, { limitInputPixels: false }).metadata()).icc ?? null
  } catch {
    return null
  }
}

/**
 * Decodes the primary picture of a HEIC file. libheif has turned it upright: the rotation is part of the format, and an
 * Exif orientation beside it must not be applied again.
 * @throws Refusal when it is too large; anything else thrown means that the file is damaged
 */
export async function decodeHeic(bytes: Uint8Array, name: string, maxSide: number): Promise<DecodedPicture> {
  const libheif = createRequire(import.meta.url)('libheif-js/wasm-bundle') as Libheif
  const decoder = new libheif.HeifDecoder()
  const images = decoder.decode(bytes)
  try {
    const image = images.find((each) => each.is_primary()) ?? images[0]
    if (image === undefined) throw new Error('no picture inside')
    const [width, height] = [image.get_width(), image.get_height()]
    if (width * height > MAX_PIXELS) throw new Refusal(refusals.tooLarge(name, width, height))
    const pixels = await pixelsOf(image, width, height, maxSide)
    const profile = await profileOf(bytes)
    const picture = profile === null ? pixels : await reducedPixels(sharp(tiffOf(pixels, profile)), maxSide)
    return { picture, width, height }
  } finally {
    for (const image of images) image.free()
    // Absent when the file could not even be opened.
    ;(decoder.decoder as { delete(): void } | undefined)?.delete()
  }
}
