import { z } from 'zod'

/**
 * What an account is in its center.
 * - `owner` runs the center: its accounts, its settings, and the record of who saw what.
 * - `clinician`: facial plastic surgeon or physician. - `facialTherapist`: facial neuromuscular retraining.
 * - `appointmentSpecialist`: referral, insurance, visits. - `photographer`: the standard photos.
 * - `researcher` works with what has been released for research, never with a record itself.
 * - `patient` and `guardian` see the record of one person: themselves, or the person in their care.
 */
export const ROLES = [
  'owner',
  'clinician',
  'facialTherapist',
  'appointmentSpecialist',
  'photographer',
  'researcher',
  'patient',
  'guardian',
] as const

export type Role = (typeof ROLES)[number]

export const roleSchema = z.enum(ROLES)

/** Whether a role works at the center, which asks for a second factor. */
export const isStaff = (role: Role): boolean => role !== 'patient' && role !== 'guardian'
