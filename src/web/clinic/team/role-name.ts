import type { I18n } from '@lingui/core'
import type { Role } from '../../../core/contract/roles.ts'

/** What a role is called. */
export function roleName(i18n: I18n, role: Role): string {
  const names: Readonly<Record<Role, string>> = {
    owner: i18n._('Owner'),
    clinician: i18n._('Clinician'),
    facialTherapist: i18n._('Facial therapist'),
    appointmentSpecialist: i18n._('Appointment specialist'),
    photographer: i18n._('Photographer'),
    researcher: i18n._('Researcher'),
    patient: i18n._('Patient'),
    guardian: i18n._('Guardian'),
  }
  return names[role]
}

/** What a role may do, in one line. */
export function roleMeaning(i18n: I18n, role: Role): string {
  const meanings: Readonly<Record<Role, string>> = {
    owner: i18n._('Runs the center: accounts, settings, the record of who saw what; and everything a clinician may'),
    clinician: i18n._('Patients, assessments and photos; opens a closed record in an emergency'),
    facialTherapist: i18n._('Patients, assessments and photos of facial retraining'),
    appointmentSpecialist: i18n._('Patients and their visits; no photos'),
    photographer: i18n._('Takes the standard photos'),
    researcher: i18n._('What was released for research; no records'),
    patient: i18n._('The own record'),
    guardian: i18n._('The record of the person in their care'),
  }
  return meanings[role]
}
