import { z } from 'zod'
import {
  assessmentDraftSchema,
  assessmentSchema,
  assessmentSummarySchema,
  photoSchema,
  trendPointSchema,
  viewIdSchema,
} from '../records/assessment.ts'
import { patientDraftSchema, patientSchema } from '../records/patient.ts'
import { setupSchema, setupStateSchema, workSchema } from './setup.ts'

const none = z.null()

/**
 * The HTTP interface: one line a route, read by the server (which serves and checks it) and by its typed clients.
 * Paths start at /api. `signedIn: false` marks the few routes that answer without a session. Accounts
 * (/api/auth/sign-in/email, /api/auth/sign-out, /api/auth/get-session) are better-auth's own.
 *
 * Deleting marks a record (`deletedAt`); the matching restore takes the mark away, which is what "undo" does. Patients and
 * assessments so marked can still be read and are in their lists; nothing can be added to them or changed.
 *
 * Uploading a photo: PUT the bytes of the file as application/octet-stream with the headers `x-file-name` (percent-encoded)
 * and `x-content-sha256` (hex); the same bytes for the same view answer with the photo that is already there.
 * A picture: GET /photos/:id/picture?size=screen|thumbnail answers a metadata-free JPEG, upright, whose full size
 * (`screen`) is the coordinate system of the landmarks; GET /photos/:id/original answers the bytes that were uploaded.
 */
export const ROUTES = {
  setupState: { method: 'GET', path: '/setup', signedIn: false, body: none, answer: setupStateSchema },
  setup: { method: 'POST', path: '/setup', signedIn: false, body: setupSchema, answer: setupStateSchema },
  work: { method: 'GET', path: '/work', signedIn: true, body: none, answer: workSchema },
  patients: { method: 'GET', path: '/patients', signedIn: true, body: none, answer: z.array(patientSchema) },
  createPatient: { method: 'POST', path: '/patients', signedIn: true, body: patientDraftSchema, answer: patientSchema },
  patient: { method: 'GET', path: '/patients/:id', signedIn: true, body: none, answer: patientSchema },
  updatePatient: { method: 'PATCH', path: '/patients/:id', signedIn: true, body: patientDraftSchema, answer: patientSchema },
  deletePatient: { method: 'DELETE', path: '/patients/:id', signedIn: true, body: none, answer: patientSchema },
  restorePatient: { method: 'POST', path: '/patients/:id/restore', signedIn: true, body: none, answer: patientSchema },
  assessments: {
    method: 'GET',
    path: '/patients/:id/assessments',
    signedIn: true,
    body: none,
    answer: z.array(assessmentSummarySchema),
  },
  createAssessment: {
    method: 'POST',
    path: '/patients/:id/assessments',
    signedIn: true,
    body: assessmentDraftSchema,
    answer: assessmentSchema,
  },
  trends: { method: 'GET', path: '/patients/:id/trends', signedIn: true, body: none, answer: z.array(trendPointSchema) },
  assessment: { method: 'GET', path: '/assessments/:id', signedIn: true, body: none, answer: assessmentSchema },
  updateAssessment: {
    method: 'PATCH',
    path: '/assessments/:id',
    signedIn: true,
    body: assessmentDraftSchema,
    answer: assessmentSchema,
  },
  deleteAssessment: { method: 'DELETE', path: '/assessments/:id', signedIn: true, body: none, answer: assessmentSummarySchema },
  restoreAssessment: {
    method: 'POST',
    path: '/assessments/:id/restore',
    signedIn: true,
    body: none,
    answer: assessmentSummarySchema,
  },
  movePhoto: { method: 'PATCH', path: '/photos/:id', signedIn: true, body: z.object({ view: viewIdSchema }), answer: photoSchema },
  deletePhoto: { method: 'DELETE', path: '/photos/:id', signedIn: true, body: none, answer: photoSchema },
  restorePhoto: { method: 'POST', path: '/photos/:id/restore', signedIn: true, body: none, answer: photoSchema },
  measureAgain: { method: 'POST', path: '/photos/:id/measure', signedIn: true, body: none, answer: photoSchema },
} as const

/** PUT /assessments/:id/photos/:view and the two GET routes for bytes, which are not JSON. */
export const BYTE_ROUTES = {
  upload: '/assessments/:id/photos/:view',
  picture: '/photos/:id/picture',
  original: '/photos/:id/original',
} as const

/** Largest photo that is accepted: a 100-megapixel camera's JPEG fits, a video does not. */
export const UPLOAD_LIMIT_BYTES = 64 * 1024 * 1024
