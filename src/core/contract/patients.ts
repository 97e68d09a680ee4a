import { z } from 'zod'
import { assessmentDraftSchema, assessmentSchema, assessmentSummarySchema, trendPointSchema } from '../records/assessment.ts'
import { patientDraftSchema, patientSchema } from '../records/patient.ts'
import type { Route } from './route.ts'

const none = z.null()

/**
 * Patients and what belongs to one as a whole. Deleting marks a record (`deletedAt`); the matching restore takes the mark
 * away, which is what "undo" does. Patients and assessments so marked can still be read and are in their lists; nothing can
 * be added to them or changed.
 */
export const PATIENT_ROUTES = {
  patients: { method: 'GET', path: '/patients', of: null, body: none, answer: z.array(patientSchema) },
  createPatient: { method: 'POST', path: '/patients', of: null, body: patientDraftSchema, answer: patientSchema },
  patient: { method: 'GET', path: '/patients/:id', of: 'patient', body: none, answer: patientSchema },
  updatePatient: { method: 'PATCH', path: '/patients/:id', of: 'patient', body: patientDraftSchema, answer: patientSchema },
  deletePatient: { method: 'DELETE', path: '/patients/:id', of: 'patient', body: none, answer: patientSchema },
  restorePatient: { method: 'POST', path: '/patients/:id/restore', of: 'patient', body: none, answer: patientSchema },
  assessments: {
    method: 'GET',
    path: '/patients/:id/assessments',
    of: 'patient',
    body: none,
    answer: z.array(assessmentSummarySchema),
  },
  createAssessment: {
    method: 'POST',
    path: '/patients/:id/assessments',
    of: 'patient',
    body: assessmentDraftSchema,
    answer: assessmentSchema,
  },
  trends: { method: 'GET', path: '/patients/:id/trends', of: 'patient', body: none, answer: z.array(trendPointSchema) },
} as const satisfies Record<string, Route>
