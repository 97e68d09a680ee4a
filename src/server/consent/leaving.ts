import type { Kysely } from 'kysely'
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { type Purpose, purposeSchema } from '../../core/records/consent-scope.ts'
import type { Tables } from '../database/tables.ts'
import { Problem } from '../routes/problem.ts'

const saidSchema = z.object({ purpose: z.unknown().optional() }).nullish().catch(null)

/**
 * For what a request takes something out of the center: `purpose` of its body or its query; care unless it says so.
 * @throws Problem `invalid` for a purpose that there is not.
 */
export function purposeOf(request: FastifyRequest): Purpose {
  const said = saidSchema.parse(request.body)?.purpose ?? saidSchema.parse(request.query)?.purpose ?? 'care'
  const purpose = purposeSchema.safeParse(said)
  if (purpose.success) return purpose.data
  throw new Problem('invalid', `The purpose is one of ${purposeSchema.options.join(', ')}.`, 'purpose')
}

/** By the transaction of a request, the purpose for which requireRelease let something leave in it. */
const released = new WeakMap<Kysely<Tables>, Purpose>()

export function markReleased(transaction: Kysely<Tables>, purpose: Purpose): void {
  released.set(transaction, purpose)
}

/** The last check of a route that leaves. @throws Error when its work did not ask requireRelease for this purpose. */
export function requireAsked(route: string, transaction: Kysely<Tables>, purpose: Purpose): void {
  if (released.get(transaction) === purpose) return
  throw new Error(`${route} would let something leave for ${purpose} without asking requireRelease`)
}
