import type { PhotoRequest } from '../../core/records/photo-measurer.ts'
import type { PhotoResult } from '../../core/records/photo-result.ts'

/** What the pool asks a worker; one question at a time. */
export interface Job {
  readonly request: PhotoRequest
}

/**
 * What a worker says: that its networks are open, the result of its job, or that the job uncovered a defect.
 * A worker that is `leaving` ends itself after this answer and takes no other job.
 */
export type Answer =
  | { readonly kind: 'ready' }
  | { readonly kind: 'result'; readonly result: PhotoResult; readonly leaving: boolean }
  | { readonly kind: 'defect'; readonly message: string; readonly leaving: boolean }
