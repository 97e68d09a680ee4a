import type { GuardedRoute } from './permissions.ts'

/**
 * What is written into the audit without being a guarded route: the ways in and out of an account, background work, and
 * what the operator does on the machine.
 */
export const AUDIT_EVENTS = [
  'signedIn',
  'signInRefused',
  'secondFactorRefused',
  'signedOut',
  'invitationAccepted',
  'passwordReset',
  'measured',
  'measuringFailed',
  'auditVerified',
  'auditExported',
  'backupCreated',
  'backupVerified',
  'restored',
  'masterKeyRotated',
  'mediaChecked',
] as const

export type AuditEvent = (typeof AUDIT_EVENTS)[number]

/** What an entry of the audit says was done: the name of a route, or one of the events. */
export type AuditAction = GuardedRoute | AuditEvent
