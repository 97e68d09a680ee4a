import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Point } from '../../geometry/point.ts'
import type { EmotricsInput } from './emotrics-input.ts'
import { measureEmotrics } from './measure-emotrics.ts'
import { parseEmotrics } from './parse-emotrics.ts'

/**
 * A face of level lines, pixels, y downwards: pupils at (±60, 0), upper lids at −8, lower lids at 12, brows at −40;
 * mouth corners at (−40, 100) and (40, 96), lips at 92 and 120 outside, 104 and 110 inside.
 */
function levelFace(changes: Readonly<Record<number, Point>> = {}): EmotricsInput {
  const points: Point[] = Array.from({ length: 68 }, (): Point => [0, 0])
  const put = (indices: readonly number[], xs: readonly number[], y: number): void => {
    indices.forEach((index, i) => (points[index] = [xs[i] ?? 0, y]))
  }
  for (const [brow, upper, lower, out] of [
    [[17, 18, 19, 20, 21], [36, 37, 38, 39], [36, 41, 40, 39], -1],
    [[22, 23, 24, 25, 26], [42, 43, 44, 45], [42, 47, 46, 45], 1],
  ] as const) {
    put(brow, out < 0 ? [-90, -75, -60, -45, -30] : [30, 45, 60, 75, 90], -40)
    const xs = out < 0 ? [-80, -67, -53, -40] : [40, 53, 67, 80]
    put(upper, xs, -8)
    put(lower.slice(1, 3), xs.slice(1, 3), 12)
    put([upper[0], upper[3]], [xs[0] ?? 0, xs[3] ?? 0], 2)
  }
  put([48, 49, 50, 51, 52, 53, 54], [-40, -25, -12, 0, 12, 25, 40], 92)
  put([59, 58, 57, 56, 55], [-25, -12, 0, 12, 25], 120)
  put([60, 61, 62, 63, 64], [-36, -15, 0, 15, 36], 104)
  put([67, 66, 65], [-15, 0, 15], 110)
  points[48] = [-40, 100]
  points[54] = [40, 96]
  for (const [index, point] of Object.entries(changes)) points[Number(index)] = point
  const iris = (x: number) => ({ centre: [x, 0] as const, radius: 10 })
  return { points, irises: { right: iris(-60), left: iris(60) }, mmPerPixel: 1 }
}

test('corners at 100 (right) and 96 px (left) differ by 4 px; a brow at −40 is 40 px above a pupil at 0', () => {
  expect(measureEmotrics(levelFace(), 'compatible')).toMatchObject({
    left: { BrowHeight: expect.closeTo(40, 9) },
    right: { BrowHeight: expect.closeTo(40, 9) },
    deviation: { CommisureHeightDeviation: expect.closeTo(4, 9), BrowHeight: expect.closeTo(0, 9) },
    percent: { CommisureHeightDeviation: 0 },
  })
})

test('the lids of four points are the cubic through them: (2, −8, −8, 2) at −20, −7, 7, 20 px', () => {
  // By symmetry the cubic is a parabola a + b·x²: b = 10 / (20² − 7²), a = −8 − 49·b; mirrored below: 12 + 49·b.
  const b = 10 / (400 - 49)
  expect(measureEmotrics(levelFace(), 'compatible')?.left).toMatchObject({
    MarginalReflexDistance1: expect.closeTo(8 + 49 * b, 6),
    MarginalReflexDistance2: expect.closeTo(12 + 49 * b, 6),
    PalpebralFissureHeight: expect.closeTo(20 + 98 * b, 6),
  })
})

test('without a calibration the mean iris diameter is 11.77 mm: 40 px at 20 px an iris are 40 · 11.77 / 20 mm', () => {
  const results = measureEmotrics({ ...levelFace(), mmPerPixel: null }, 'compatible')
  expect(results?.left.BrowHeight).toBeCloseTo((40 * 11.77) / 20, 9)
  expect(results?.left.SmileAngle).toBeCloseTo(measureEmotrics(levelFace(), 'compatible')?.left.SmileAngle ?? NaN, 9)
})

test('a lid below the pupil reads positive in Emotrics and negative when corrected', () => {
  const lowered = levelFace({ 43: [53, 5], 44: [67, 5] })
  const mrd1 = (mode: 'compatible' | 'corrected') => measureEmotrics(lowered, mode)?.left.MarginalReflexDistance1 ?? NaN
  expect(mrd1('compatible')).toBeGreaterThan(0)
  expect(mrd1('corrected')).toBe(-mrd1('compatible'))
})

test('corrected, a tilt of the head changes nothing but the sampling by whole pixels; as published it does', () => {
  const upright = measureEmotrics(scaledBy(20, levelFace()), 'corrected')
  fc.assert(
    fc.property(fc.double({ min: -0.3, max: 0.3, noNaN: true }), (angle) => {
      const tilted = measureEmotrics(rotatedBy(angle, scaledBy(20, levelFace())), 'corrected')
      for (const id of ['CommissureExcursion', 'BrowHeight', 'PalpebralFissureHeight'] as const) {
        expect(tilted?.right[id]).toBeCloseTo(upright?.right[id] ?? NaN, 2)
      }
      expect(Math.abs((tilted?.right.DentalShow ?? NaN) - (upright?.right.DentalShow ?? NaN))).toBeLessThan(1)
    }),
    { numRuns: 25 },
  )
})

test.each([
  ['right', -3, 'brows of 40 (left) and 50 px (right) differ by 100 · 10 / 50 = 20 %', 20],
  ['left', 3, 'the same brows differ by 100 · 10 / 40 = 25 %', 25],
] as const)('a lower lip drawn to the %s (%d px) has its healthy side there: %s', (_, x, __, percent) => {
  const raised = Object.fromEntries([-90, -75, -60, -45, -30].map((at, i): [number, Point] => [17 + i, [at, -50]]))
  const results = measureEmotrics(levelFace({ ...raised, 57: [x, 120] }), 'compatible')
  expect(results).toMatchObject({ deviation: { BrowHeight: expect.closeTo(10, 9) }, percent: { BrowHeight: expect.closeTo(percent, 6) } })
})

test('as published, a tilted face that lies lower in the picture has another right half-lip; corrected it has the same', () => {
  const tilted = rotatedBy(0.1, levelFace())
  const lower = mapped(tilted, ([x, y]) => [x, y + 200], 1)
  const shift = (mode: 'compatible' | 'corrected', side: 'left' | 'right') =>
    Math.abs((measureEmotrics(lower, mode)?.[side].DentalShow ?? NaN) - (measureEmotrics(tilted, mode)?.[side].DentalShow ?? NaN))
  expect(shift('corrected', 'right')).toBeLessThan(1e-9)
  expect(shift('compatible', 'left')).toBeLessThan(1e-9)
  // It is found sin 0.1 · 200 / 2 = 10 px nearer to the corner, where the lips are less apart.
  expect(shift('compatible', 'right')).toBeGreaterThan(1)
})

test('a lip whose points turn back is a refusal, not an exception', () => {
  expect(measureEmotrics(levelFace({ 50: [-30, 92] }), 'compatible')).toBeNull()
})

test('the same face is read from JSON and from the program’s own text file', () => {
  const { points, irises } = levelFace()
  const whole = points.map(([x, y]): Point => [Math.round(x), Math.round(y)])
  const iris = (side: 'left' | 'right') => [...irises[side].centre, irises[side].radius]
  const json = JSON.stringify({ landmarks68: whole, leftIris: iris('left'), rightIris: iris('right') })
  const text = [
    '# File name {', 'photo.jpg', '# } ', '# 68 facial Landmarks [x,y] {', whole.map((point) => point.join(',')).join('\r'),
    '# }', '# Left iris [x,y,r] {', iris('left').join('\r'), '# }', '# Right iris [x,y,r] {', iris('right').join('\r\n'), '# }',
    '# Face bounding Box [top(x), left(y), width, height] {', '1\r2\r3\r4', '# }',
  ].join('\n')
  const parsed = parseEmotrics(json)
  expect(parsed).toMatchObject({ ok: true, input: { points: whole, mmPerPixel: null } })
  expect(parseEmotrics(text)).toEqual(parsed)
})

test.each([
  ['', 'no landmarks'],
  ['{', 'not valid JSON'],
  ['{ "landmarks68": [[1, 2]], "leftIris": [1, 2, 3], "rightIris": [1, 2, 3] }', 'landmarks68'],
  ['# landmarks {\n1,2\n# }', '1 landmarks: expected 68'],
  ['# landmarks {\n1;x\n# }', 'landmark 1'],
  [`# landmarks {\n${'1,2\n'.repeat(68)}# }\n# Left iris {\n1\n2\n# }`, 'iris: expected the three numbers'],
])('%j is refused: %s', (text, why) => {
  expect(parseEmotrics(text)).toMatchObject({ ok: false, why: expect.stringContaining(why) })
})

test('a closed eye (radius −1) gets the other eye’s radius and the mean of points 42–46, as Emotrics does', () => {
  const { points } = levelFace()
  const rows = points.map((point) => point.join(',')).join('\n')
  const text = `# landmarks {\n${rows}\n# }\n# Left iris {\n0\n0\n-1\n# }\n# Right iris {\n-60\n0\n10\n# }`
  // x: (40 + 53 + 67 + 80 + 67) / 5 = 61.4 → 61; y: (2 − 8 − 8 + 2 + 12) / 5 = 0.
  expect(parseEmotrics(text)).toMatchObject({ ok: true, input: { irises: { left: { centre: [61, 0], radius: 10 } } } })
})

function mapped(input: EmotricsInput, map: (point: Point) => Point, factor: number): EmotricsInput {
  const iris = (side: 'left' | 'right') => ({ centre: map(input.irises[side].centre), radius: input.irises[side].radius * factor })
  return { ...input, points: input.points.map(map), irises: { left: iris('left'), right: iris('right') } }
}

const scaledBy = (factor: number, input: EmotricsInput): EmotricsInput =>
  mapped(input, ([x, y]) => [x * factor, y * factor], factor)

const rotatedBy = (angle: number, input: EmotricsInput): EmotricsInput =>
  mapped(input, ([x, y]) => [x * Math.cos(angle) - y * Math.sin(angle), x * Math.sin(angle) + y * Math.cos(angle)], 1)
