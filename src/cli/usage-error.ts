/** The command cannot be carried out as it was typed: the message names what is wrong. Ends with exit code 1. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}
