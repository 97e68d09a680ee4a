/** A picture of more pixels is not decoded: it would not fit into the memory of a worker. */
export const MAX_PIXELS = 100_000_000

/** libheif decodes a picture as a whole, at 4.5 to 6 bytes a pixel and more. The largest telephones take 50 megapixels. */
export const MAX_HEIC_PIXELS = 64_000_000

/** What a progressive JPEG may take: all of it is kept, at 2 bytes a sample, until its last scan has come. */
export const MAX_PROGRESSIVE_BYTES = 400_000_000

/** Why a file is not measured, in one sentence that names it and says what to do. */
export const refusals = {
  notAPicture: (name: string, is: string): string =>
    `${name} is ${is}: choose a photo in JPEG, PNG, WebP, TIFF, AVIF, HEIC or GIF format.`,
  damaged: (name: string, format: string): string =>
    `${name} is a ${format} file that is damaged or cut off: copy it again from the camera or take the photo again.`,
  tooLarge: (name: string, width: number, height: number, most = MAX_PIXELS): string =>
    `${name} has ${width} × ${height} pixels, more than the ${most / 1e6} megapixels that can be measured: ` +
    'save it smaller and choose it again.',
  progressive: (name: string, width: number, height: number): string =>
    `${name} is a progressive JPEG of ${width} × ${height} pixels, which takes too much memory: ` +
    'save it smaller, or without “progressive”, and choose it again.',
  animated: (name: string, format: string, frames: number): string =>
    `${name} is an animated ${format} of ${frames} pictures: save the one to be measured as a file of its own.`,
  severalPages: (name: string, pages: number): string =>
    `${name} is a TIFF of ${pages} pages: save the one to be measured as a file of its own.`,
}

/** Thrown while decoding; `message` is the sentence for the person who chose the file. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
}
