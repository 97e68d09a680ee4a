import { z } from 'zod'
import { EXPRESSION_IDS } from '../capture/expressions.ts'
import { calendarDateSchema } from './patient.ts'
import { engineSchema, photoResultSchema, readingSchema } from './photo-result.ts'

/** One of the ten standard views. */
export const viewIdSchema = z.enum(EXPRESSION_IDS)

/** One automatic measurement of one photo. Runs are immutable: measuring again adds one. */
export const runSchema = z.object({
  id: z.uuid(),
  createdAt: z.iso.datetime(),
  engine: engineSchema,
  author: z.string(),
  result: photoResultSchema,
})

/**
 * Where a photo stands: `waiting` for the job, `measuring`, and then as its newest run says; `failed` when the job itself
 * could not be done; `stored` when it is kept without being measured, because automatic measurement is off in the center.
 */
export const photoStateSchema = z.enum(['waiting', 'measuring', 'measured', 'refused', 'failed', 'stored'])

export const photoSchema = z.object({
  id: z.uuid(),
  assessmentId: z.uuid(),
  view: viewIdSchema,
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  fileName: z.string(),
  bytes: z.number().int().positive(),
  state: photoStateSchema,
  /** Why the job failed, when it did: a sentence. */
  failure: z.string().nullable(),
  createdAt: z.iso.datetime(),
  deletedAt: z.iso.datetime().nullable(),
  run: runSchema.nullable(),
})

/** What a reading is of: one side, the difference left − right (of percentages: in percentage points), or the whole face. */
const readingOfSchema = z.enum(['left', 'right', 'difference']).nullable()

/** What changed between the photo at rest and another photo of the session; `measure` is an id of the catalogue. */
export const excursionSchema = z.object({
  view: viewIdSchema,
  measure: z.string(),
  side: readingOfSchema,
  reading: readingSchema,
})

export const assessmentDraftSchema = z.object({
  date: calendarDateSchema,
  note: z.string().trim().max(2000).default(''),
  /** Measured corneal (white-to-white) diameter of this person, when known: replaces the population mean as the ruler. */
  corneaMm: z.number().min(8).max(15).nullable().default(null),
})

export const assessmentSummarySchema = assessmentDraftSchema.extend({
  id: z.uuid(),
  patientId: z.uuid(),
  createdAt: z.iso.datetime(),
  deletedAt: z.iso.datetime().nullable(),
  photos: z.number().int().nonnegative(),
  waiting: z.number().int().nonnegative(),
  refused: z.number().int().nonnegative(),
})

export const assessmentSchema = assessmentSummarySchema.omit({ photos: true }).extend({
  photos: z.array(photoSchema),
  excursions: z.array(excursionSchema),
})

/**
 * One point of a trend: a measure at one assessment. A measure that was ever read has a point at every assessment of the
 * patient; where it was not read, the reading tells why: the reason of the measure, the sentence of the refused photo, or
 * `not-photographed`, `not-measured-yet`, `measurement-failed` or `measure-not-read` (by an engine that did not have it).
 */
export const trendPointSchema = z.object({
  assessmentId: z.uuid(),
  date: calendarDateSchema,
  view: viewIdSchema,
  measure: z.string(),
  side: readingOfSchema,
  reading: readingSchema,
})

export type ViewId = z.infer<typeof viewIdSchema>
export type Run = z.infer<typeof runSchema>
export type Photo = z.infer<typeof photoSchema>
export type PhotoState = z.infer<typeof photoStateSchema>
export type Excursion = z.infer<typeof excursionSchema>
export type AssessmentDraft = z.infer<typeof assessmentDraftSchema>
export type AssessmentSummary = z.infer<typeof assessmentSummarySchema>
export type Assessment = z.infer<typeof assessmentSchema>
export type TrendPoint = z.infer<typeof trendPointSchema>
