import type { Picture } from '../../../core/geometry/picture.ts'

// TIFF 6.0 tags and types; the colour profile is tag 34675 of the ICC specification.
const SHORT = 3
const LONG = 4
const UNDEFINED = 7

/**
 * An uncompressed TIFF of RGB pixels that says what their colours mean: libvips converts from a colour profile only
 * when it comes with a file.
 */
export function tiffOf(picture: Picture, profile: Uint8Array): Uint8Array {
  const entries: readonly (readonly [tag: number, type: number, count: number, value: (end: number) => number])[] = [
    [256, LONG, 1, () => picture.width],
    [257, LONG, 1, () => picture.height],
    [258, SHORT, 3, (end) => end],
    [259, SHORT, 1, () => 1],
    [262, SHORT, 1, () => 2],
    [273, LONG, 1, (end) => end + 6 + profile.length],
    [277, SHORT, 1, () => 3],
    [278, LONG, 1, () => picture.height],
    [279, LONG, 1, () => picture.data.length],
    [34675, UNDEFINED, profile.length, (end) => end + 6],
  ]
  const end = 8 + 2 + entries.length * 12 + 4
  const file = new Uint8Array(end + 6 + profile.length + picture.data.length)
  const view = new DataView(file.buffer)
  view.setUint32(0, 0x49492a00)
  view.setUint32(4, 8, true)
  view.setUint16(8, entries.length, true)
  for (const [index, [tag, type, count, value]] of entries.entries()) {
    const at = 10 + index * 12
    view.setUint16(at, tag, true)
    view.setUint16(at + 2, type, true)
    view.setUint32(at + 4, count, true)
    view.setUint32(at + 8, value(end), true)
  }
  // Bits of each sample, then the profile, then the pixels.
  for (const sample of [0, 1, 2]) view.setUint16(end + 2 * sample, 8, true)
  file.set(profile, end + 6)
  file.set(picture.data, end + 6 + profile.length)
  return file
}
