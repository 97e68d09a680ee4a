import sharp from 'sharp'
import { decodePicture } from '../decode/decode-picture.ts'

/**
 * `screen` is the whole picture, as large as it is measured: its landmarks, in pixels of the photo, lie on it when both
 * are drawn to the photo's size. `thumbnail` is for lists.
 */
export type PictureSize = 'screen' | 'thumbnail'

/** A picture that a browser can show, or the sentence that says why there is none. */
export type Rendered = { readonly ok: true; readonly jpeg: Uint8Array } | { readonly ok: false; readonly why: string }

export interface RenderRequest {
  /** The photo as it was sent. */
  readonly bytes: Uint8Array
  /** What people call it. */
  readonly name: string
  readonly size: PictureSize
}

/** Pixels on the longer side, and quality of the JPEG. */
const FORM = {
  screen: { maxSide: 4096, quality: 90 },
  thumbnail: { maxSide: 320, quality: 80 },
} as const

/** The upright sRGB picture as JPEG without metadata. */
export async function renderPicture({ bytes, name, size }: RenderRequest): Promise<Rendered> {
  const { maxSide, quality } = FORM[size]
  const decoded = await decodePicture(bytes, name, maxSide)
  if (!decoded.ok) return decoded
  const { width, height, data } = decoded.picture
  return { ok: true, jpeg: await sharp(data, { raw: { width, height, channels: 3 } }).jpeg({ quality }).toBuffer() }
}
