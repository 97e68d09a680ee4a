import { z } from 'zod'
import type { Circle } from '../../face/face.ts'
import type { Parsed } from './emotrics-input.ts'
import { LANDMARKS68 } from './landmarks68.ts'

const pointSchema = z.tuple([z.number(), z.number()])
const irisSchema = z.tuple([z.number(), z.number(), z.number().positive()])

/**
 * `{ "landmarks68": [[x, y]…], "leftIris": [x, y, r], "rightIris": [x, y, r], "mmPerPixel"? }`, pixels, patient's own
 * sides.
 */
const faceSchema = z.object({
  landmarks68: z.array(pointSchema).length(LANDMARKS68.count),
  leftIris: irisSchema,
  rightIris: irisSchema,
  mmPerPixel: z.number().positive().optional(),
})

export function parseEmotricsJson(text: string): Parsed {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    return { ok: false, why: 'the file begins like JSON and is not valid JSON' }
  }
  const face = faceSchema.safeParse(json)
  if (!face.success) {
    const issue = face.error.issues[0]
    return { ok: false, why: `${issue?.path.join('.') || 'the file'}: ${issue?.message ?? 'not as expected'}` }
  }
  const { landmarks68: points, leftIris, rightIris, mmPerPixel = null } = face.data
  return { ok: true, input: { points, irises: { left: circle(leftIris), right: circle(rightIris) }, mmPerPixel } }
}

const circle = ([x, y, radius]: readonly [number, number, number]): Circle => ({ centre: [x, y], radius })
