import { z } from 'zod'
import {
  assessmentDraftSchema,
  assessmentSchema,
  assessmentSummarySchema,
  photoSchema,
  viewIdSchema,
} from '../records/assessment.ts'
import type { ByteRoute, Route } from './route.ts'

const none = z.null()

/** Assessments and their photos. */
export const ASSESSMENT_ROUTES = {
  /** How far measuring has come, for a screen that waits. Tells nothing about the person, so that asking is no access. */
  assessmentProgress: {
    method: 'GET',
    path: '/assessments/:id/progress',
    of: 'assessment',
    body: none,
    answer: z.array(z.object({ id: z.uuid(), state: photoSchema.shape.state })),
    audited: false,
  },
  assessment: { method: 'GET', path: '/assessments/:id', of: 'assessment', body: none, answer: assessmentSchema },
  updateAssessment: {
    method: 'PATCH',
    path: '/assessments/:id',
    of: 'assessment',
    body: assessmentDraftSchema,
    answer: assessmentSchema,
  },
  deleteAssessment: { method: 'DELETE', path: '/assessments/:id', of: 'assessment', body: none, answer: assessmentSummarySchema },
  restoreAssessment: {
    method: 'POST',
    path: '/assessments/:id/restore',
    of: 'assessment',
    body: none,
    answer: assessmentSummarySchema,
  },
  movePhoto: {
    method: 'PATCH',
    path: '/photos/:id',
    of: 'photo',
    body: z.object({ view: viewIdSchema }),
    answer: photoSchema,
  },
  deletePhoto: { method: 'DELETE', path: '/photos/:id', of: 'photo', body: none, answer: photoSchema },
  restorePhoto: { method: 'POST', path: '/photos/:id/restore', of: 'photo', body: none, answer: photoSchema },
  measureAgain: { method: 'POST', path: '/photos/:id/measure', of: 'photo', body: none, answer: photoSchema },
} as const satisfies Record<string, Route>

/**
 * Photos as bytes.
 * - upload: PUT the bytes of the file as application/octet-stream with the headers `x-file-name` (percent-encoded) and
 *   `x-content-sha256` (hex); the same bytes for the same view answer with the photo that is already there.
 * - picture: `?size=screen|thumbnail` answers a metadata-free JPEG, upright, whose full size (`screen`) is the coordinate
 *   system of the landmarks. - original: the bytes that were uploaded, for care. With `?purpose=` teaching, research or
 *   publication: the metadata-free JPEG under a name that says nothing, where the person and the picture are released.
 */
export const PHOTO_BYTE_ROUTES = {
  upload: { method: 'PUT', path: '/assessments/:id/photos/:view', of: 'assessment' },
  picture: { method: 'GET', path: '/photos/:id/picture', of: 'photo' },
  original: { method: 'GET', path: '/photos/:id/original', of: 'photo', leaves: true },
} as const satisfies Record<string, ByteRoute>

/** Largest photo that is accepted: a 100-megapixel camera's JPEG fits, a video does not. */
export const UPLOAD_LIMIT_BYTES = 64 * 1024 * 1024
