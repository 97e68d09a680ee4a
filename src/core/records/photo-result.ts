import { z } from 'zod'

/** A value with its unit and one standard deviation, or the reason why there is none. */
export const readingSchema = z.discriminatedUnion('ok', [
  z.object({
    ok: z.literal(true),
    value: z.number(),
    sd: z.number().nonnegative(),
    unit: z.enum(['mm', 'mm²', '°', '%']),
  }),
  z.object({ ok: z.literal(false), why: z.string() }),
])

/** A measure of each side with the difference left − right, or a measure of the whole face. */
export const measureResultSchema = z.union([
  z.object({ left: readingSchema, right: readingSchema, difference: readingSchema }),
  z.object({ value: readingSchema }),
])

/** One check of the photograph: passed, to be improved, or a reason to refuse; `says` is for the photographer. */
export const qualityCheckSchema = z.object({
  id: z.string(),
  verdict: z.enum(['pass', 'warn', 'refuse']),
  says: z.string(),
  value: z.number().optional(),
})

const pointSchema = z.tuple([z.number(), z.number()])

/** Which program and which networks made a result: two results are comparable only when these agree. */
export const engineSchema = z.object({
  version: z.string(),
  landmarksModel: z.string(),
  detectorModel: z.string(),
})

/** A segment or contour that shows on the picture what a measure is: pixels of the upright picture. */
export const drawingSchema = z.object({
  measure: z.string(),
  side: z.enum(['left', 'right']).nullable(),
  points: z.array(pointSchema),
})

const count = z.number().int().nonnegative()

/** What was measured on one photo, or why it was refused. The command line prints it, the server stores it as a run. */
export const photoResultSchema = z.discriminatedUnion('status', [
  z.object({
    file: z.string(),
    width: count,
    height: count,
    faces: count,
    status: z.literal('measured'),
    scale: z.object({ mmPerPixel: z.number(), sd: z.number(), source: z.string() }).nullable(),
    pose: z.object({ yaw: z.number(), pitch: z.number(), roll: z.number() }),
    quality: z.array(qualityCheckSchema),
    measures: z.record(z.string(), measureResultSchema),
    landmarks: z.array(pointSchema).optional(),
    spread: z.array(z.number()).optional(),
    drawings: z.array(drawingSchema).optional(),
  }),
  z.object({
    file: z.string(),
    /** Size and number of faces are absent when the photo could not be read. */
    width: count.optional(),
    height: count.optional(),
    faces: count.optional(),
    status: z.literal('refused'),
    why: z.string(),
    quality: z.array(qualityCheckSchema),
  }),
])

/** The report of the command line. */
export const measureReportSchema = z.object({
  schema: z.literal('facialis.measure/1'),
  /** What the figures are not. */
  notice: z.string(),
  engine: engineSchema,
  photos: z.array(photoResultSchema),
})

export type ReadingRecord = z.infer<typeof readingSchema>
export type MeasureResult = z.infer<typeof measureResultSchema>
export type QualityCheck = z.infer<typeof qualityCheckSchema>
export type Engine = z.infer<typeof engineSchema>
export type Drawing = z.infer<typeof drawingSchema>
export type PhotoResult = z.infer<typeof photoResultSchema>
export type MeasureReport = z.infer<typeof measureReportSchema>
