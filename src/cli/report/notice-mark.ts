import { AUTOMATIC_NOTICE } from '../../core/records/automatic.ts'

/** A letter of the sentence is about half as wide as high: so it fills most of the width, in one line. */
const LETTER_WIDTH = 0.5
const FILLED = 0.9

/** The notice of automatic values as a line along the lower edge of a picture. */
export function noticeMark({ width, height }: { width: number; height: number }): string {
  const size = (FILLED * width) / (LETTER_WIDTH * AUTOMATIC_NOTICE.length)
  const band = 2 * size
  return [
    `<rect x="0" y="${(height - band).toFixed(2)}" width="${width}" height="${band.toFixed(2)}" fill="#000000" fill-opacity="0.75"/>`,
    `<text x="${(width / 2).toFixed(2)}" y="${(height - 0.68 * size).toFixed(2)}" font-size="${size.toFixed(2)}"`,
    ` font-family="sans-serif" fill="#ffffff" text-anchor="middle">${AUTOMATIC_NOTICE}</text>`,
  ].join('')
}
