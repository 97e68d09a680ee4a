import { z } from 'zod'

/**
 * Every way a request can fail, with its HTTP status.
 * - `invalid`: a field is missing or wrong; `field` names it.
 * - `signed-out`: no session. - `forbidden`: a session that may not. - `second-factor`: an account of the staff that has shown
 *   a password alone. - `confirm-identity`: what is asked for needs the person to prove again who they are.
 * - `restricted`: the record is closed to all but its care team; a clinician may break the glass.
 * - `no-consent`: the person has not consented to this; `field` is the scope that is not granted.
 * - `not-found`: no such record for this person. - `conflict`: the record number or the owner exists already.
 * - `digest-mismatch`: the bytes that arrived are not the bytes that were sent. - `too-large`: beyond the upload limit.
 * - `unsupported-picture`: not a picture Facialis reads. - `too-many`: slow down.
 * - `storage-full`: there is no room on the disk; nothing was kept of what was sent.
 * - `unavailable`: the database or the disk does not answer; nothing was lost, try again. - `defect`: ours to mend.
 */
export const PROBLEM_STATUS = {
  invalid: 400,
  'signed-out': 401,
  forbidden: 403,
  'second-factor': 403,
  'confirm-identity': 403,
  restricted: 403,
  'not-found': 404,
  'no-consent': 409,
  conflict: 409,
  'digest-mismatch': 422,
  'too-large': 413,
  'unsupported-picture': 415,
  'too-many': 429,
  'storage-full': 507,
  unavailable: 503,
  defect: 500,
} as const

export type ProblemCode = keyof typeof PROBLEM_STATUS

export const problemSchema = z.object({
  code: z.enum(Object.keys(PROBLEM_STATUS) as [ProblemCode, ...ProblemCode[]]),
  message: z.string(),
  field: z.string().optional(),
})

export type ProblemBody = z.infer<typeof problemSchema>
