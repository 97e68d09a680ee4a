import { Problem } from '../../routes/problem.ts'

const FULL = new Set(['ENOSPC', 'EDQUOT'])

const codeOf = (error: unknown): unknown => (error instanceof Error && 'code' in error ? error.code : null)

export const isStorageFull = (error: unknown): boolean => FULL.has(String(codeOf(error)))

/** @throws always: Problem `storage-full` where a disk or a quota has no room left, else the error as it came. */
export function refuseWhenFull(error: unknown): never {
  if (!isStorageFull(error)) throw error
  throw new Problem('storage-full', 'The disk of the center is full: nothing was stored. Make room and send it again.', undefined, {
    cause: error,
  })
}
