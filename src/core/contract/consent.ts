import { z } from 'zod'
import {
  consentGivenSchema,
  consentRecordSchema,
  consentWithdrawnSchema,
  photoRuleDraftSchema,
  photoRuleSchema,
} from '../records/consent.ts'
import { consentDecisionSchema } from '../records/consent-decision.ts'
import { consentFormSchema, consentFormTextsSchema } from '../records/consent-form.ts'
import { MAJORITY_AGE } from '../records/consent-majority.ts'
import { purposeSchema } from '../records/consent-scope.ts'
import { calendarDateSchema } from '../records/patient.ts'
import type { Route } from './route.ts'

const none = z.null()
const majorityAge = z.number().int().min(MAJORITY_AGE.least).max(MAJORITY_AGE.most)

/** The center's form, newest version first, and the age from which a person decides alone. */
export const consentFormsSchema = z.object({ majorityAge, forms: z.array(consentFormSchema) })

/** What holds for a person today, and everything that was written down, oldest first. */
export const personConsentSchema = z.object({
  decisions: z.array(consentDecisionSchema),
  renewalDue: z.boolean(),
  comesOfAge: calendarDateSchema,
  history: z.array(consentRecordSchema),
})

/** What of a photo may leave for each purpose today, and what was written down for this photo, oldest first. */
export const photoConsentSchema = z.object({
  releases: z.array(
    z.object({
      purpose: purposeSchema,
      what: z.enum(['picture', 'numbers', 'nothing']),
      because: consentDecisionSchema,
    }),
  ),
  decisions: z.array(consentDecisionSchema),
  history: z.array(photoRuleSchema),
})

/** One line a patient: whether care is granted, and whether the person came of age and is to be asked again. */
export const consentMarkSchema = z.object({ patientId: z.uuid(), care: z.boolean(), renewalDue: z.boolean() })

/** Consent: the center's form, what each person answered, and what holds for single pictures. */
export const CONSENT_ROUTES = {
  consentForms: {
    method: 'GET',
    path: '/consent-forms',
    of: null,
    body: none,
    answer: consentFormsSchema,
    audited: false,
  },
  writeConsentForm: {
    method: 'POST',
    path: '/consent-forms',
    of: null,
    body: z.object({ texts: consentFormTextsSchema }),
    answer: consentFormsSchema,
  },
  setMajorityAge: {
    method: 'PUT',
    path: '/majority-age',
    of: null,
    body: z.object({ majorityAge }),
    answer: consentFormsSchema,
  },
  consentMarks: { method: 'GET', path: '/consent-marks', of: null, body: none, answer: z.array(consentMarkSchema) },
  consent: { method: 'GET', path: '/patients/:id/consent', of: 'patient', body: none, answer: personConsentSchema },
  giveConsent: {
    method: 'POST',
    path: '/patients/:id/consents',
    of: 'patient',
    body: consentGivenSchema.omit({ kind: true }),
    answer: personConsentSchema,
  },
  withdrawConsent: {
    method: 'POST',
    path: '/patients/:id/consent-withdrawals',
    of: 'patient',
    body: consentWithdrawnSchema.omit({ kind: true }),
    answer: personConsentSchema,
  },
  photoConsent: { method: 'GET', path: '/photos/:id/consent', of: 'photo', body: none, answer: photoConsentSchema },
  setPhotoConsent: {
    method: 'POST',
    path: '/photos/:id/consent',
    of: 'photo',
    body: photoRuleDraftSchema,
    answer: photoConsentSchema,
  },
} as const satisfies Record<string, Route>

export type ConsentForms = z.infer<typeof consentFormsSchema>
export type PersonConsent = z.infer<typeof personConsentSchema>
export type PhotoConsent = z.infer<typeof photoConsentSchema>
export type ConsentMark = z.infer<typeof consentMarkSchema>
