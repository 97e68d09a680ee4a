import { z } from 'zod'
import { CONSENT_SCOPES, type ConsentScope, consentScopeSchema } from './consent-scope.ts'
import { calendarDateSchema } from './patient.ts'

const text = (longest: number) => z.string().trim().min(1).max(longest)

/** Who decides: the person, or somebody who may decide for the person. */
export const consentGiverSchema = z.discriminatedUnion('by', [
  z.object({ by: z.literal('patient') }),
  z.object({ by: z.literal('guardian'), name: text(200), relation: text(100) }),
])

/** How it was given: signed on paper before a witness. */
export const consentMeansSchema = z.object({ way: z.literal('paper'), witness: text(200) })

const answer = z.enum(['granted', 'declined']).optional()

const date = calendarDateSchema
const giver = consentGiverSchema
const reason = text(500)

/** Answers to a version of the form. A scope that was not asked about has none, and stays as it was. */
export const consentGivenSchema = z.object({
  kind: z.literal('given'),
  formId: z.uuid(),
  answers: z
    .object({
      care: answer,
      teaching: answer,
      research: answer,
      publication: answer,
      identifiableFace: answer,
    } satisfies Record<ConsentScope, typeof answer>)
    .refine((answers) => CONSENT_SCOPES.some((scope) => answers[scope] !== undefined), 'Answer one scope at least.'),
  giver,
  means: consentMeansSchema,
  /** When it was signed. */
  date,
})

/** From the moment it is written down the scopes are closed, whatever was granted before. */
export const consentWithdrawnSchema = z.object({
  kind: z.literal('withdrawn'),
  scopes: z.array(consentScopeSchema).min(1).max(CONSENT_SCOPES.length),
  giver,
  reason,
  date,
})

/**
 * What holds for one picture in one scope: `excluded` although the person grants it, `allowed` although the person
 * declined.
 */
export const photoRuleDraftSchema = z.discriminatedUnion('rule', [
  z.object({ rule: z.literal('excluded'), scope: consentScopeSchema, date, reason }),
  z.object({ rule: z.literal('allowed'), scope: consentScopeSchema, date, giver, means: consentMeansSchema }),
  /** As the person's own consent says, again. */
  z.object({ rule: z.literal('follows'), scope: consentScopeSchema, date, reason }),
])

const written = { id: z.uuid(), writtenBy: z.string(), writtenAt: z.iso.datetime() }

/** One entry of a person's history, which only grows; `formVersion` is the version that was signed. */
export const consentRecordSchema = z.discriminatedUnion('kind', [
  consentGivenSchema.extend({ ...written, formVersion: z.number().int().positive() }),
  consentWithdrawnSchema.extend(written),
])

/** One entry of a picture's history, which only grows. */
export const photoRuleSchema = z.discriminatedUnion('rule', [
  photoRuleDraftSchema.options[0].extend(written),
  photoRuleDraftSchema.options[1].extend(written),
  photoRuleDraftSchema.options[2].extend(written),
])

/**
 * - `granted`, `declined`: as the record says. - `withdrawn`: taken back, and not granted again since.
 * - `never-asked`: no record says anything. - `renewal-due`: a guardian granted it, and the person has come of age
 *   since.
 */
export const CONSENT_STATES = ['granted', 'declined', 'withdrawn', 'never-asked', 'renewal-due'] as const
export const consentStateSchema = z.enum(CONSENT_STATES)

export type ConsentGiver = z.infer<typeof consentGiverSchema>
export type ConsentGiven = z.infer<typeof consentGivenSchema>
export type ConsentWithdrawn = z.infer<typeof consentWithdrawnSchema>
export type ConsentRecord = z.infer<typeof consentRecordSchema>
export type PhotoRuleDraft = z.infer<typeof photoRuleDraftSchema>
export type PhotoRule = z.infer<typeof photoRuleSchema>
export type ConsentState = z.infer<typeof consentStateSchema>
export type { ConsentScope }
