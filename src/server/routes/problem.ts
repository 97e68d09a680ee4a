import type { ProblemCode } from '../../core/contract/problem.ts'
import type { RecordKind } from '../../core/contract/route.ts'

/** A request that fails in a way the contract names. `message` is a sentence for the person; `field` the input at fault. */
export class Problem extends Error {
  override readonly name = 'Problem'
  readonly code: ProblemCode
  readonly field: string | undefined

  constructor(code: ProblemCode, message: string, field?: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
    this.field = field
  }
}

/** The same answer for a record that never was, that was deleted, and that belongs to another center. */
export function notFound(what: RecordKind): Problem {
  return new Problem('not-found', `There is no such ${what}.`)
}

/** The message of `unavailable`. */
export const DOES_NOT_ANSWER = 'The database or the disk does not answer. Nothing was lost: try again.'
