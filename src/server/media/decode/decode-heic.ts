import sharp from 'sharp'
import { reducedPixels } from './decode-with-sharp.ts'
import type { DecodedPicture } from './decoded-picture.ts'
import { openHeic } from './libheif.ts'
import { MAX_HEIC_PIXELS, Refusal, refusals } from './refusal.ts'
import { tiffOf } from './tiff-of-pixels.ts'

/** The colour profile of a HEIC file: iPhones use Display P3. libvips reads the header even where it cannot decode. */
async function profileOf(bytes: Uint8Array): Promise<Uint8Array | null> {
  try {
    return (await sharp(bytes, { limitInputPixels: false }).metadata()).icc ?? null
  } catch {
    return null
  }
}

async function decode(bytes: Uint8Array, name: string, maxSide: number): Promise<DecodedPicture> {
  const profile = await profileOf(bytes)
  const heic = openHeic(bytes)
  const { width, height } = heic
  if (width * height > MAX_HEIC_PIXELS) throw new Refusal(refusals.tooLarge(name, width, height, MAX_HEIC_PIXELS))
  const pixels = await reducedPixels(sharp(heic.pixels(), { raw: { width, height, channels: 3 } }), maxSide)
  const picture = profile === null ? pixels : await reducedPixels(sharp(tiffOf(pixels, profile)), maxSide)
  return { picture, width, height }
}

/** One at a time in a process: each may need hundreds of megabytes while it is decoded. */
let last: Promise<unknown> = Promise.resolve()

/**
 * Decodes the primary picture of a HEIC file. libheif has turned it upright: the rotation is part of the format, and an
 * Exif orientation beside it must not be applied again.
 * @throws Refusal when it is too large; anything else thrown means that the file is damaged
 */
export function decodeHeic(bytes: Uint8Array, name: string, maxSide: number): Promise<DecodedPicture> {
  const mine = last.then(() => decode(bytes, name, maxSide))
  last = mine.catch(() => null)
  return mine
}
