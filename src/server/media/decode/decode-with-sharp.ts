import sharp, { type Metadata, type Sharp } from 'sharp'
import type { Picture } from '../../../core/geometry/picture.ts'
import type { DecodedPicture } from './decoded-picture.ts'
import { MAX_PIXELS, MAX_PROGRESSIVE_BYTES, Refusal, refusals } from './refusal.ts'
import type { PictureFormat } from './sniff.ts'

const CHANNELS = 3
const INSIDE = { fit: 'inside', withoutEnlargement: true } as const

/** What the eight Exif orientations ask for: a turn clockwise after an exchange of left and right. */
const ORIENTATIONS: Readonly<Record<number, { readonly mirrored: boolean; readonly turn: 0 | 90 | 180 | 270 }>> = {
  1: { mirrored: false, turn: 0 },
  2: { mirrored: true, turn: 0 },
  3: { mirrored: false, turn: 180 },
  4: { mirrored: true, turn: 180 },
  5: { mirrored: true, turn: 270 },
  6: { mirrored: false, turn: 90 },
  7: { mirrored: true, turn: 90 },
  8: { mirrored: false, turn: 270 },
}

/** The pixels of a pipeline, at most `maxSide` on the longer side, in sRGB without transparency: what was transparent is white. */
export async function reducedPixels(pipeline: Sharp, maxSide: number): Promise<Picture> {
  const { data, info } = await (maxSide === Infinity ? pipeline : pipeline.resize(maxSide, maxSide, INSIDE))
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true })
  if (info.channels !== CHANNELS) throw new Error(`a decoded picture has ${info.channels} channels`)
  return { width: info.width, height: info.height, data: new Uint8Array(data.buffer, data.byteOffset, data.byteLength) }
}

/** Turned upright only after it has been reduced: a turn needs all pixels at once. */
async function upright(picture: Picture, orientation: number): Promise<Picture> {
  const { mirrored, turn } = ORIENTATIONS[orientation] ?? { mirrored: false, turn: 0 }
  if (!mirrored && turn === 0) return picture
  const { width, height, data } = picture
  const from = sharp(data, { raw: { width, height, channels: CHANNELS } })
  return await reducedPixels((mirrored ? from.flop() : from).rotate(turn), Infinity)
}

/** Samples a pixel of three channels, by how much coarser the two of colour are. Four, as for inks, are never coarser. */
const SAMPLES: Readonly<Record<string, number>> = { '4:4:4': 3, '4:2:2': 2, '4:4:0': 2, '4:2:0': 1.5, '4:1:1': 1.5 }

/** What libjpeg keeps of a progressive JPEG: every coefficient, 2 bytes each. */
function progressiveBytes({ isProgressive, chromaSubsampling = '', channels, width, height }: Metadata): number {
  if (isProgressive !== true) return 0
  const samples = channels === 3 ? (SAMPLES[chromaSubsampling] ?? 3) : channels
  return 2 * samples * width * height
}

/**
 * Decodes a picture of one of the formats that libvips reads.
 * @throws Refusal when it is too large or more than one picture; anything else thrown means that the file is damaged
 */
export async function decodeWithSharp(
  bytes: Uint8Array,
  format: PictureFormat,
  name: string,
  maxSide: number,
): Promise<DecodedPicture> {
  const header = await sharp(bytes, { limitInputPixels: false }).metadata()
  const pages = header.pages ?? 1
  if (pages > 1 && format === 'TIFF') throw new Refusal(refusals.severalPages(name, pages))
  if (pages > 1 && (format === 'GIF' || format === 'WebP')) throw new Refusal(refusals.animated(name, format, pages))
  if (header.width * header.height > MAX_PIXELS) throw new Refusal(refusals.tooLarge(name, header.width, header.height))
  if (format === 'JPEG' && progressiveBytes(header) > MAX_PROGRESSIVE_BYTES) {
    throw new Refusal(refusals.progressive(name, header.width, header.height))
  }
  const source = sharp(bytes, { failOn: 'error', limitInputPixels: MAX_PIXELS, sequentialRead: true })
  const picture = await upright(await reducedPixels(source, maxSide), header.orientation ?? 1)
  return { picture, width: header.autoOrient.width, height: header.autoOrient.height }
}
