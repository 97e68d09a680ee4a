/** The formats that are decoded. */
export type PictureFormat = 'JPEG' | 'PNG' | 'WebP' | 'TIFF' | 'AVIF' | 'HEIC' | 'GIF'

/** What the first bytes of a file say it is: a picture format, or something else in words. */
export type Sniffed = { readonly ok: true; readonly format: PictureFormat } | { readonly ok: false; readonly is: string }

const HEIC_BRANDS = new Set(['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'hevm', 'hevs'])
const AVIF_BRANDS = new Set(['avif', 'avis'])

const ascii = (bytes: Uint8Array, start: number, end: number): string =>
  String.fromCharCode(...bytes.subarray(start, Math.min(end, bytes.length)))

const startsWith = (bytes: Uint8Array, signature: readonly number[]): boolean =>
  bytes.length >= signature.length && signature.every((value, index) => bytes[index] === value)

/** The brands of an ISO base media file, the major one first: ISO/IEC 14496-12, box `ftyp`. */
function brands(bytes: Uint8Array): string[] {
  const size = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(0)
  const list = [ascii(bytes, 8, 12)]
  for (let at = 16; at + 4 <= Math.min(size, bytes.length); at += 4) list.push(ascii(bytes, at, at + 4))
  return list
}

function sniffMediaFile(bytes: Uint8Array): Sniffed {
  const all = brands(bytes)
  if (all.some((brand) => HEIC_BRANDS.has(brand))) return { ok: true, format: 'HEIC' }
  if (all.some((brand) => AVIF_BRANDS.has(brand))) return { ok: true, format: 'AVIF' }
  if (all[0] === 'mif1' || all[0] === 'msf1') return { ok: true, format: 'HEIC' }
  return { ok: false, is: 'a video, or a photo in a format that is not supported' }
}

function sniffText(bytes: Uint8Array): Sniffed {
  const opening = ascii(bytes, 0, 1024)
  if (/<svg[\s>]/i.test(opening)) return { ok: false, is: 'an SVG drawing' }
  // Text has no control characters other than tab, line feed, form feed and carriage return.
  const isText = bytes.subarray(0, 1024).every((byte) => byte >= 0x20 || byte === 9 || byte === 10 || byte === 12 || byte === 13)
  return { ok: false, is: isText ? 'a text file' : 'not a picture in any format known here' }
}

/** Recognises a format by its content; the name of a file says nothing. */
export function sniff(bytes: Uint8Array): Sniffed {
  if (bytes.length === 0) return { ok: false, is: 'empty' }
  if (startsWith(bytes, [0xff, 0xd8, 0xff])) return { ok: true, format: 'JPEG' }
  if (startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return { ok: true, format: 'PNG' }
  if (ascii(bytes, 0, 4) === 'RIFF' && ascii(bytes, 8, 12) === 'WEBP') return { ok: true, format: 'WebP' }
  if (/^GIF8[79]a/.test(ascii(bytes, 0, 6))) return { ok: true, format: 'GIF' }
  if (startsWith(bytes, [0x49, 0x49, 0x2a, 0]) || startsWith(bytes, [0x4d, 0x4d, 0, 0x2a])) return { ok: true, format: 'TIFF' }
  if (ascii(bytes, 4, 8) === 'ftyp' && bytes.length >= 12) return sniffMediaFile(bytes)
  if (ascii(bytes, 0, 4) === '%PDF') return { ok: false, is: 'a PDF document' }
  return sniffText(bytes)
}
