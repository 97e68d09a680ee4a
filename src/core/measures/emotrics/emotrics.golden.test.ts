import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { bothSides } from '../../face/side.ts'
import { EYES68 } from './landmarks68.ts'
import { measureEmotrics } from './measure-emotrics.ts'

/** Results of the original program on healthy volunteers; not part of this project, used where it lies beside it. */
const GOLDEN = new URL('../../../../../shared/golden/emotrics.json', import.meta.url)

const groupSchema = z.record(z.string(), z.number())
const goldenSchema = z.object({
  cases: z.record(
    z.string(),
    z.object({
      landmarks68: z.array(z.tuple([z.number(), z.number()])),
      left_pupil: z.tuple([z.number(), z.number(), z.number()]).optional(),
      right_pupil: z.tuple([z.number(), z.number(), z.number()]).optional(),
      output_px: z
        .object({ left: groupSchema, right: groupSchema, deviation: groupSchema, percent: groupSchema })
        .optional(),
    }),
  ),
})

const cases = existsSync(GOLDEN)
  ? Object.entries(goldenSchema.parse(JSON.parse(readFileSync(GOLDEN, 'utf8'))).cases)
  : []

test.runIf(cases.length === 0)('the results of the original program are compared', ({ skip }) => {
  skip('golden/emotrics.json does not lie beside the project')
})

test.each(cases)('%s: the original program gives the same within 0.001 px', (_, golden) => {
  const results = measureEmotrics({ points: golden.landmarks68, irises: irisesOf(golden), mmPerPixel: 1 }, 'compatible')
  if (!golden.output_px) {
    expect(results).toBeNull()
    return
  }
  for (const [group, measures] of Object.entries(golden.output_px)) {
    const own = Object.entries(results ?? {}).find(([name]) => name === group)?.[1] ?? {}
    expect(Object.keys(own).toSorted()).toEqual(Object.keys(measures).toSorted())
    for (const [id, value] of Object.entries(measures)) {
      expect(Math.abs(Object(own)[id] - value), `${group} ${id}`).toBeLessThan(1e-3)
    }
  }
})

type GoldenCase = z.infer<typeof goldenSchema>['cases'][string]

/** The pupils of a case; where the original failed it names none, and the mean of the lid points stands in. */
function irisesOf({ landmarks68, left_pupil, right_pupil }: GoldenCase) {
  return bothSides((side) => {
    const given = side === 'left' ? left_pupil : right_pupil
    if (given) return { centre: [given[0], given[1]] as const, radius: given[2] }
    const lids = [...new Set([...EYES68[side].upperLid, ...EYES68[side].lowerLid])].map((i) => landmarks68[i] ?? [0, 0])
    const mean = (axis: 0 | 1): number => lids.reduce((sum, point) => sum + (point[axis] ?? 0), 0) / lids.length
    return { centre: [mean(0), mean(1)] as const, radius: 10 }
  })
}
