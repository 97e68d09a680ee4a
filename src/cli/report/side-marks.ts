import { CHEEK_LANDMARKS } from '../../core/face/landmark-names.ts'
import { SIDE_ON_PICTURE } from '../../core/face/side-colours.ts'
import { otherSide, SIDES, type Side } from '../../core/face/side.ts'
import type { Point } from '../../core/geometry/point.ts'

/** Strokes of the letter in a box 10 wide and 14 high, its middle at the origin: no letter is missing where no font is. */
const LETTER: Readonly<Record<Side, string>> = {
  right: 'M-4 7V-7H1A4 4 0 0 1 1 1H-4M0 1L5 7',
  left: 'M-4 -7V7H5',
}

/** Of the words under the letter, in the units of the letter: size, distance, and half of what a line takes sideways. */
const WORDS = { size: 7, below: 19, halfWidth: 24 }

interface Marked {
  readonly width: number
  readonly height: number
  readonly landmarks?: readonly Point[] | undefined
}

/**
 * R and L with "patient's right" and "patient's left", each beyond the cheek it names and within the picture, however the
 * head is turned; nothing without landmarks. Dark around bright, so that they stand out on any photo.
 * @param unit a three-hundredth of the face's height, pixels
 */
export function sideMarks({ width, height, landmarks = [] }: Marked, unit: number): string {
  const scale = 2 * unit
  const within = (value: number, margin: number, end: number): number => Math.min(Math.max(value, margin), end - margin)
  return SIDES.map((side) => {
    const cheek = landmarks[CHEEK_LANDMARKS[side]]
    const opposite = landmarks[CHEEK_LANDMARKS[otherSide(side)]]
    if (cheek === undefined || opposite === undefined) return ''
    const across = Math.hypot(cheek[0] - opposite[0], cheek[1] - opposite[1])
    const beyond = 1 + (38 * scale) / across
    const x = within(opposite[0] + beyond * (cheek[0] - opposite[0]), WORDS.halfWidth * scale, width)
    const y = within(opposite[1] + beyond * (cheek[1] - opposite[1]), (WORDS.below + WORDS.size / 2) * scale, height)
    return [
      `<g transform="translate(${x.toFixed(2)} ${y.toFixed(2)}) scale(${scale.toFixed(4)})">`,
      `<g fill="none" stroke-linecap="round" stroke-linejoin="round">`,
      `<path d="${LETTER[side]}" stroke="#000000" stroke-width="5"/>`,
      `<path d="${LETTER[side]}" stroke="${SIDE_ON_PICTURE[side]}" stroke-width="2.4"/></g>`,
      ...[' stroke="#000000" stroke-width="2" stroke-linejoin="round"', ''].map(
        (outline) =>
          `<text y="${WORDS.below}" font-family="sans-serif" font-weight="bold" font-size="${WORDS.size}" `
          + `text-anchor="middle" fill="${SIDE_ON_PICTURE[side]}"${outline}>patient’s ${side}</text>`,
      ),
      '</g>',
    ].join('')
  }).join('')
}
