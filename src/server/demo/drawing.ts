import { z } from 'zod'
import { expressionSpec, type PhantomSpec } from '../../core/phantom/index.ts'
import { viewIdSchema } from '../../core/records/assessment.ts'
import { PEOPLE } from './story.ts'

/** Names one photo of the story. */
export const drawingSchema = z.object({ person: z.string(), visit: z.number().int().nonnegative(), view: viewIdSchema })

export type Drawing = z.infer<typeof drawingSchema>

/** From as near as the checks of a photo ask for: 260 px between the eyes, and the whole face within the picture. */
const MM_PER_PIXEL = 0.235

/** The phantom of one photo of the story. @throws when the story has no such visit. */
export function specOf({ person: key, visit, view }: Drawing): PhantomSpec {
  const person = PEOPLE.find((one) => one.key === key)
  const sides = person?.visits[visit]?.sides
  if (person === undefined || sides === undefined) throw new Error(`the story has no visit ${String(visit)} of ${key}`)
  // Each photo has its own camera noise, and the same noise each time it is drawn.
  const seed = person.seed * 1000 + visit * 20 + viewIdSchema.options.indexOf(view)
  return expressionSpec(view, sides, person.looks, {
    seed,
    irisDiameter: person.irisDiameter,
    mmPerPixel: MM_PER_PIXEL,
  })
}

export const fileNameOf = ({ person, visit, view }: Drawing): string => `${person}-${String(visit + 1)}-${view}.jpg`
