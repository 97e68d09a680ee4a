import sharp, { type Sharp } from 'sharp'
import type { Picture } from '../../../core/geometry/picture.ts'
import { MAX_PIXELS, Refusal, refusals } from './refusal.ts'
import type { PictureFormat } from './sniff.ts'

const CHANNELS = 3

/** The pixels of a pipeline as an upright sRGB picture without transparency: what was transparent is white. */
export async function pictureOf(pipeline: Sharp): Promise<Picture> {
  const { data, info } = await pipeline
    .autoOrient()
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true })
  if (info.channels !== CHANNELS) throw new Error(`a decoded picture has ${info.channels} channels`)
  return { width: info.width, height: info.height, data: new Uint8Array(data.buffer, data.byteOffset, data.byteLength) }
}

/**
 * Decodes a picture of one of the formats that libvips reads.
 * @throws Refusal when it is too large or more than one picture; anything else thrown means that the file is damaged
 */
export async function decodeWithSharp(bytes: Uint8Array, format: PictureFormat, name: string): Promise<Picture> {
  const header = await sharp(bytes, { limitInputPixels: false }).metadata()
  const pages = header.pages ?? 1
  if (pages > 1 && format === 'TIFF') throw new Refusal(refusals.severalPages(name, pages))
  if (pages > 1 && (format === 'GIF' || format === 'WebP')) throw new Refusal(refusals.animated(name, format, pages))
  if (header.width * header.height > MAX_PIXELS) throw new Refusal(refusals.tooLarge(name, header.width, header.height))
  return await pictureOf(sharp(bytes, { failOn: 'error', limitInputPixels: MAX_PIXELS, sequentialRead: true }))
}
