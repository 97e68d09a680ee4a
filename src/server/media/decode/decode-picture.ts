import { decodeHeic } from './decode-heic.ts'
import { decodeWithSharp } from './decode-with-sharp.ts'
import type { DecodedPicture } from './decoded-picture.ts'
import { Refusal, refusals } from './refusal.ts'
import { sniff } from './sniff.ts'

/** An upright sRGB picture, or the sentence that says why there is none. */
export type Decoded = ({ readonly ok: true } & DecodedPicture) | { readonly ok: false; readonly why: string }

/**
 * Decodes a photo: upright (Exif orientation applied), in sRGB (colour profile applied), 8 bits, without transparency.
 * The format is recognised by the content. A file that is not decoded completely is refused, never shown in part.
 * @param name what people call the file: every refusal says it
 * @param maxSide reduce the picture to this many pixels on its longer side; without it the picture has its full size
 */
export async function decodePicture(bytes: Uint8Array, name: string, maxSide = Infinity): Promise<Decoded> {
  const sniffed = sniff(bytes)
  if (!sniffed.ok) return { ok: false, why: refusals.notAPicture(name, sniffed.is) }
  try {
    const { format } = sniffed
    const decoded =
      format === 'HEIC'
        ? await decodeHeic(bytes, name, maxSide)
        : await decodeWithSharp(bytes, format, name, maxSide)
    return { ok: true, ...decoded }
  } catch (error) {
    // Both libraries say only in their own words what is wrong with a file; every one of them means that it is damaged.
    return { ok: false, why: error instanceof Refusal ? error.message : refusals.damaged(name, sniffed.format) }
  }
}
