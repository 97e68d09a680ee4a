import { UPLOAD_LIMIT_BYTES } from '../../core/contract/assessments.ts'
import { Failure } from './failure.ts'

/** The first bytes of JPEG, PNG, GIF and both kinds of TIFF. */
const SIGNATURES: readonly (readonly number[])[] = [
  [0xff, 0xd8, 0xff],
  [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
  [0x47, 0x49, 0x46, 0x38],
  [0x49, 0x49, 0x2a, 0],
  [0x4d, 0x4d, 0, 0x2a],
]
/** The brands of HEIC and AVIF in the `ftyp` box (ISO/IEC 14496-12); a video has others. */
const PICTURE_BRAND = /^(?:hei[cxms]|hev[cxms]|mif1|msf1|avi[fs])$/
/** Room for the signature and for all brands a camera writes. */
const OPENING_BYTES = 256

const ascii = (bytes: Uint8Array, start: number, end: number): string => String.fromCharCode(...bytes.subarray(start, end))

/** Whether the content begins as a picture does that the server reads; the name of a file says nothing. */
export function beginsAsPicture(bytes: Uint8Array): boolean {
  if (SIGNATURES.some((signature) => signature.every((value, index) => bytes[index] === value))) return true
  if (ascii(bytes, 0, 4) === 'RIFF' && ascii(bytes, 8, 12) === 'WEBP') return true
  if (ascii(bytes, 4, 8) !== 'ftyp') return false
  // The four bytes after the major brand are its version.
  const brands = [8, ...Array.from({ length: (OPENING_BYTES - 16) / 4 }, (_, index) => 16 + 4 * index)]
  return brands.some((at) => PICTURE_BRAND.test(ascii(bytes, at, at + 4)))
}

/** Why a file can never become a photo, known before it is sent; null when it may. */
export async function whyUnusable(file: File): Promise<Failure | null> {
  if (file.size === 0) return new Failure('invalid', 'The file is empty.')
  if (file.size > UPLOAD_LIMIT_BYTES) return new Failure('too-large', 'The file is too large.')
  try {
    const opening = new Uint8Array(await file.slice(0, OPENING_BYTES).arrayBuffer())
    return beginsAsPicture(opening) ? null : new Failure('unsupported-picture', 'The file is not a picture.')
  } catch {
    return new Failure('invalid', 'The file could not be read from this device.')
  }
}

/** Whether sending the same file once more can end otherwise. */
export const mayWorkAgain = (error: unknown): boolean =>
  !(error instanceof Failure && ['unsupported-picture', 'too-large', 'invalid'].includes(error.code))
