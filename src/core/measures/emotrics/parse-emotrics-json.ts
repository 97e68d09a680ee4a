import { z } from 'zod'
import type { Circle } from '../../face/face.ts'
import type { Parsed } from './emotrics-input.ts'
import { LANDMARKS68 } from './landmarks68.ts'

const coordinateSchema = z.number('expected a number of pixels')
const radiusSchema = z.number('expected a radius in pixels').positive('expected a radius above 0')
const pointSchema = z.tuple([coordinateSchema, coordinateSchema], 'expected the two numbers x and y')
const irisSchema = z.tuple([coordinateSchema, coordinateSchema, radiusSchema], 'expected the three numbers x, y and radius')
const COUNT = `expected ${LANDMARKS68.count} points [x, y]`

/**
 * `{ "landmarks68": [[x, y]…], "leftIris": [x, y, r], "rightIris": [x, y, r], "mmPerPixel"? }`, pixels, patient's own
 * sides.
 */
const faceSchema = z.object({
  landmarks68: z.array(pointSchema, COUNT).length(LANDMARKS68.count, COUNT),
  leftIris: irisSchema,
  rightIris: irisSchema,
  mmPerPixel: z.number('expected a number above 0').positive('expected a number above 0').optional(),
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
