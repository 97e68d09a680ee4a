import { z } from 'zod'
import { photoSchema } from '../records/assessment.ts'
import type { ByteRoute, Route } from './route.ts'

/**
 * What may be wrong with a kept photo: `missing`, there is no file; `truncated`, the file is shorter than what was kept;
 * `altered`, it is not what was kept; `orphaned`, a file that no record leads to.
 */
export const faultKindSchema = z.enum(['missing', 'truncated', 'altered', 'orphaned'])

/** One fault of the photo store, found by the nightly check or when the photo was asked for. */
export const mediaFaultSchema = z.object({
  kind: faultKindSchema,
  /** Where the file lies, below the folder of media or in the bucket. */
  file: z.string(),
  foundAt: z.iso.datetime(),
  /** The photos that cannot be shown because of it; none of an orphan. */
  photos: z.array(z.object({ id: z.uuid(), assessmentId: z.uuid(), fileName: z.string() })),
})

/** An upload that was not finished is forgotten after this many hours. */
export const UPLOAD_HOURS = 24

/** The state of the photo store, and the end of an upload that could be interrupted. */
export const MEDIA_ROUTES = {
  mediaFaults: { method: 'GET', path: '/media/faults', of: null, body: z.null(), answer: z.array(mediaFaultSchema) },
  finishUpload: {
    method: 'POST',
    path: '/assessments/:id/uploads/:upload/photo',
    of: 'assessment',
    body: z.null(),
    answer: photoSchema,
  },
} as const satisfies Record<string, Route>

/**
 * Uploads that go on after an interruption, by the tus protocol 1.0 (https://tus.io/protocols/resumable-upload).
 * - startUpload: `Upload-Length` and, in `Upload-Metadata`, `view`, `filename` and `sha256` (hex).
 * - continueUpload: PATCH brings bytes, HEAD asks how many there are, DELETE gives up; for the account that started it only.
 *   When all have arrived, finishUpload compares the digest and answers with the photo, as often as it is asked.
 */
export const UPLOAD_BYTE_ROUTES = {
  startUpload: { method: 'POST', path: '/assessments/:id/uploads', of: 'assessment' },
  continueUpload: { method: 'PATCH', path: '/assessments/:id/uploads/:upload', of: 'assessment', audited: false },
} as const satisfies Record<string, ByteRoute>

export type FaultKind = z.infer<typeof faultKindSchema>
export type MediaFaultRecord = z.infer<typeof mediaFaultSchema>
