import { z } from 'zod'
import { consentStateSchema } from '../records/consent.ts'
import { consentScopeSchema } from '../records/consent-scope.ts'

/** What an export leaves out, how often, and why: nothing is missing without a line here. */
export const leftOutSchema = z.object({
  /** `photo`: with its numbers. `picture`: the picture alone, its numbers are there. */
  what: z.enum(['assessment', 'photo', 'picture', 'identifier', 'date', 'free-text', 'face-geometry']),
  /**
   * - `consent`: `scope` is in `state`. - `purpose`: never leaves outside care. - `not-chosen`, `not-asked-for`: by
   *   who exports.
   * - `deleted`: marked as deleted. - `unreadable`: the stored picture cannot be read.
   */
  why: z.enum(['consent', 'purpose', 'not-chosen', 'not-asked-for', 'deleted', 'unreadable']),
  scope: consentScopeSchema.nullable(),
  state: consentStateSchema.nullable(),
  count: z.number().int().positive(),
})

export type LeftOut = z.infer<typeof leftOutSchema>

/** Adds up lines that say the same. */
export function countLeftOut(lines: readonly LeftOut[]): LeftOut[] {
  const sums = new Map<string, LeftOut>()
  for (const line of lines) {
    const key = [line.what, line.why, line.scope, line.state].join(' ')
    sums.set(key, { ...line, count: (sums.get(key)?.count ?? 0) + line.count })
  }
  return [...sums.values()]
}
