/** The system's code of a failure, such as ENOENT; its text where it has none. */
export const codeOf = (failure: unknown): string =>
  failure instanceof Error && 'code' in failure ? String(failure.code) : String(failure)
