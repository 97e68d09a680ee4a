import { z } from 'zod'

/** The side of the palsy: the patient's own. */
export const affectedSideSchema = z.enum(['left', 'right', 'bilateral', 'none'])

/** A calendar date, `YYYY-MM-DD`, without a time or a zone: a birthday is the same day everywhere. */
export const calendarDateSchema = z.iso.date()

/** What a center writes down about a person before the first photo. */
export const patientDraftSchema = z.object({
  name: z.string().trim().min(1).max(200),
  birthDate: calendarDateSchema,
  recordNumber: z.string().trim().min(1).max(60),
  affectedSide: affectedSideSchema,
  onset: calendarDateSchema.nullable().default(null),
  diagnosis: z.string().trim().max(300).default(''),
})

export const patientSchema = patientDraftSchema.extend({
  id: z.uuid(),
  createdAt: z.iso.datetime(),
  deletedAt: z.iso.datetime().nullable(),
  /** Open to its care team only. */
  restricted: z.boolean(),
  assessments: z.number().int().nonnegative(),
  lastAssessment: calendarDateSchema.nullable(),
  /** The newest photo at rest, shown in the patient's banner; null before there is one. */
  portraitPhotoId: z.uuid().nullable(),
})

export type AffectedSide = z.infer<typeof affectedSideSchema>
export type PatientDraft = z.infer<typeof patientDraftSchema>
export type Patient = z.infer<typeof patientSchema>
