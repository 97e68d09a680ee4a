import { z } from 'zod'
import { AUTOMATIC_NOTICE } from '../records/automatic.ts'
import { excursionSchema, photoStateSchema, runSchema, viewIdSchema } from '../records/assessment.ts'
import { consentDecisionSchema } from '../records/consent-decision.ts'
import { purposeSchema } from '../records/consent-scope.ts'
import { affectedSideSchema, patientDraftSchema } from '../records/patient.ts'
import { engineSchema, measureResultSchema, qualityCheckSchema } from '../records/photo-result.ts'
import { leftOutSchema } from './left-out.ts'

/** `automatic`: what every figure of the file is not. */
const head = { automatic: z.literal(AUTOMATIC_NOTICE), madeAt: z.iso.datetime(), leftOut: z.array(leftOutSchema) }
const file = z.string().nullable()
const number = z.number().int().positive()

/** The record for care: whole, with everything that was read. */
export const careRecordSchema = z.object({
  schema: z.literal('facialis.record/1'),
  purpose: z.literal('care'),
  ...head,
  releasedBy: z.array(consentDecisionSchema),
  person: patientDraftSchema,
  assessments: z.array(
    z.object({
      number,
      date: z.iso.date(),
      note: z.string(),
      corneaMm: z.number().nullable(),
      photos: z.array(z.object({ view: viewIdSchema, state: photoStateSchema, file, run: runSchema.nullable() })),
      excursions: z.array(excursionSchema),
    }),
  ),
})

/** The numbers of one photo, without the points of the face and without words anybody wrote. */
const figuresSchema = z.object({
  engine: engineSchema,
  scale: z.object({ mmPerPixel: z.number(), sd: z.number(), source: z.string() }).nullable(),
  pose: z.object({ yaw: z.number(), pitch: z.number(), roll: z.number() }),
  quality: z.array(qualityCheckSchema.omit({ says: true })),
  measures: z.record(z.string(), measureResultSchema),
})

/**
 * The record for teaching, research or publication: nothing that names a person. `code` leads back to the person at the
 * center alone. Time is in completed months from `origin`, age in completed years, 90 for everybody who is older.
 */
export const releasedRecordSchema = z.object({
  schema: z.literal('facialis.release/1'),
  purpose: purposeSchema.exclude(['care']),
  ...head,
  code: z.string(),
  origin: z.enum(['onset', 'first-assessment']),
  affectedSide: affectedSideSchema,
  assessments: z.array(
    z.object({
      number,
      months: z.number().int(),
      ageYears: z.number().int(),
      corneaMm: z.number().nullable(),
      photos: z.array(
        z.object({ view: viewIdSchema, state: photoStateSchema, file, figures: figuresSchema.nullable() }),
      ),
      excursions: z.array(excursionSchema),
    }),
  ),
})

/** record.json of an export. */
export const recordFileSchema = z.discriminatedUnion('schema', [careRecordSchema, releasedRecordSchema])

export type CareRecord = z.infer<typeof careRecordSchema>
export type ReleasedRecord = z.infer<typeof releasedRecordSchema>
export type RecordFile = z.infer<typeof recordFileSchema>
