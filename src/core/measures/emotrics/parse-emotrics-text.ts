import type { Circle } from '../../face/face.ts'
import { bothSides, SIDES, type BothSides } from '../../face/side.ts'
import type { Point } from '../../geometry/point.ts'
import { roundHalfEven } from '../../geometry/round-half-even.ts'
import type { Parsed } from './emotrics-input.ts'
import { EYES68, LANDMARKS68 } from './landmarks68.ts'

/**
 * Reads the text file that Emotrics writes beside a photo: blocks of numbers in braces, each under a line that names
 * it. Line ends of every kind, missing `#`, blank lines and the further points and numbers of Emotrics+ are accepted.
 * An iris with a negative radius is a closed eye; it gets the place and size that Emotrics gives it.
 */
export function parseEmotricsText(text: string): Parsed {
  const blocks = blocksOf(text)
  const rows = blocks.find(({ title }) => title.includes('landmark'))?.rows ?? blocks.find(holdsLandmarks)?.rows
  if (!rows) return { ok: false, why: 'no landmarks: expected a block of 68 lines “x,y” in braces' }
  const points: Point[] = []
  for (const [index, row] of rows.slice(0, LANDMARKS68.count).entries()) {
    const [x, y] = numbersIn(row)
    if (x === undefined || y === undefined) return { ok: false, why: `landmark ${index + 1}: “${row}” is not “x,y”` }
    points.push([x, y])
  }
  if (points.length < LANDMARKS68.count) {
    return { ok: false, why: `${points.length} landmarks: expected ${LANDMARKS68.count}` }
  }
  const located = bothSides((side) => {
    const block = blocks.find(({ title }) => title.includes(`${side} iris`))
    return block?.rows.flatMap(numbersIn)
  })
  for (const side of SIDES) {
    if (located[side]?.length !== 3) {
      return { ok: false, why: `${side} iris: expected the three numbers x, y and radius` }
    }
  }
  const irises = openOrGuessed(points, bothSides((side) => toCircle(located[side])))
  if (SIDES.some((side) => !(irises[side].radius > 0))) return { ok: false, why: 'the radius of an iris is 0' }
  return { ok: true, input: { points, irises, mmPerPixel: null } }
}

interface Block {
  readonly title: string
  readonly rows: readonly string[]
}

/** A line that ends in `{` opens a block, a line with `}` closes it. */
function blocksOf(text: string): Block[] {
  const blocks: { title: string; rows: string[] }[] = []
  let open: { title: string; rows: string[] } | null = null
  for (const line of text.split(/\r\n|\r|\n/).map((raw) => raw.trim())) {
    if (line.endsWith('{')) blocks.push((open = { title: line.toLowerCase(), rows: [] }))
    else if (line.includes('}')) open = null
    else if (line !== '') open?.rows.push(line)
  }
  return blocks
}

const holdsLandmarks = ({ rows }: Block): boolean =>
  rows.length >= LANDMARKS68.count && rows.every((row) => numbersIn(row).length >= 2)

/** The numbers of a row, or none when anything in it is not a number. */
function numbersIn(row: string): number[] {
  const numbers = row.split(/[\s,;]+/).filter((part) => part !== '').map(Number)
  return numbers.every(Number.isFinite) ? numbers : []
}

const toCircle = ([x = NaN, y = NaN, radius = NaN]: readonly number[] = []): Circle => ({ centre: [x, y], radius })

/**
 * What Emotrics puts in place of an iris that it did not find: the middle of five lid points, rounded to whole
 * pixels.
 */
function openOrGuessed(points: readonly Point[], irises: BothSides<Circle>): BothSides<Circle> {
  const isOpen = bothSides((side) => irises[side].radius >= 0)
  return bothSides((side) => {
    if (isOpen[side]) return irises[side]
    const { upperLid, lowerLid } = EYES68[side]
    // The sixth point of the lids, the first one of the lower lid after the canthus, is not among them.
    const lids = [...upperLid, ...lowerLid.slice(2, 3)].map((index) => points[index] ?? [NaN, NaN])
    const mean = (axis: 0 | 1): number => roundHalfEven(lids.reduce((sum, point) => sum + point[axis], 0) / lids.length)
    const centre: Point = [mean(0), mean(1)]
    const other = irises[side === 'left' ? 'right' : 'left']
    if (other.radius >= 0) return { centre, radius: other.radius }
    const corner = points[upperLid[3] ?? 0] ?? [NaN, NaN]
    return { centre, radius: roundHalfEven((corner[0] - centre[0]) / 2) }
  })
}
