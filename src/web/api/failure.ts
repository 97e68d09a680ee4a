import type { ProblemCode } from '../../core/contract/problem.ts'

/** `offline`: no answer came at all. `unreadable`: an answer came that is not what the contract promises. */
export type FailureCode = ProblemCode | 'offline' | 'unreadable'

/** A request that did not succeed; `field` names the input at fault, when it is one. */
export class Failure extends Error {
  readonly code: FailureCode
  readonly field: string | undefined

  constructor(code: FailureCode, message: string, field?: string) {
    super(message)
    this.name = 'Failure'
    this.code = code
    this.field = field
  }
}
