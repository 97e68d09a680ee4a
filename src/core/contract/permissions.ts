import type { Role } from './roles.ts'
import type { ByteRouteName, RouteName } from './routes.ts'

/**
 * On whose records a role may use a route.
 * - `all`: every record of the center. - `center`: the same, but a restricted record only as a member of its care team or
 *   behind a broken glass. - `own`: the record of the person who is signed in. - `ward`: of the person in their care.
 * - `self`: what belongs to the account that asks. - `none`: never.
 */
export type Reach = 'all' | 'center' | 'own' | 'ward' | 'self' | 'none'

type Row = Readonly<Record<Role, Reach>>

/** The columns, in the order of the table below. */
function row(
  owner: Reach,
  clinician: Reach,
  facialTherapist: Reach,
  appointmentSpecialist: Reach,
  photographer: Reach,
  researcher: Reach,
  patient: Reach,
  guardian: Reach,
): Row {
  return { owner, clinician, facialTherapist, appointmentSpecialist, photographer, researcher, patient, guardian }
}

const ofOwner = row('all', 'none', 'none', 'none', 'none', 'none', 'none', 'none')
const everybody = row('self', 'self', 'self', 'self', 'self', 'self', 'self', 'self')

/** The routes that answer without a session. */
export const OPEN_ROUTES = ['setupState', 'setup'] as const

/** Routes that are not lines of routes.ts and tell nothing about a patient, by operation id: accounts answer for themselves. */
export const BARE_ROUTES = [
  'sign-in/email',
  'sign-in/code',
  'sign-in/passkey/begin',
  'sign-in/passkey',
  'sign-out',
  'get-session',
  'link',
  'link/use',
  'sso/begin',
  'sso/callback',
  'health',
  'live',
  'ready',
  'openapi',
] as const

export type GuardedRoute = Exclude<RouteName, (typeof OPEN_ROUTES)[number]> | ByteRouteName

/** Who may do what to whose data: the only place where it is decided. The server refuses to serve a route without a line. */
export const PERMISSIONS: Readonly<Record<GuardedRoute, Row>> = {
  /*                   owner     clinician therapist appointm. photogr.  research  patient  guardian */
  me: everybody,
  account: everybody,
  confirmIdentity: everybody,
  beginConfirm: everybody,
  changePassword: everybody,
  beginApp: everybody,
  enableApp: everybody,
  removeApp: everybody,
  beginPasskey: everybody,
  addPasskey: everybody,
  removePasskey: everybody,
  makeRecoveryCodes: everybody,
  sessions: everybody,
  endSession: everybody,
  endOtherSessions: everybody,

  backups: ofOwner,
  startBackup: ofOwner,

  members: ofOwner,
  changeRole: ofOwner,
  disableMember: ofOwner,
  enableMember: ofOwner,
  resetPassword: ofOwner,
  resetSecondFactor: ofOwner,
  invitations: ofOwner,
  invite: ofOwner,
  revokeInvitation: ofOwner,
  mediaFaults: ofOwner,
  searchAudit: ofOwner,
  auditActors: ofOwner,
  exportAudit: ofOwner,
  auditVerification: ofOwner,
  verifyAudit: ofOwner,

  work:               row('center', 'center', 'center', 'center', 'center', 'center', 'none', 'none'),
  colleagues:         row('center', 'center', 'center', 'center', 'center', 'none',   'none', 'none'),
  notices:            row('self',   'none',   'none',   'none',   'none',   'none',   'none', 'none'),
  readNotice:         row('self',   'none',   'none',   'none',   'none',   'none',   'none', 'none'),

  center:             everybody,
  changeCenter:       row('center', 'none',   'none',   'none',   'none',   'none',   'none', 'none'),
  measureStored:      row('center', 'none',   'none',   'none',   'none',   'none',   'none', 'none'),

  patients:           row('center', 'center', 'center', 'center', 'center', 'none',   'own',  'ward'),
  patient:            row('center', 'center', 'center', 'center', 'center', 'none',   'own',  'ward'),
  createPatient:      row('center', 'center', 'center', 'center', 'none',   'none',   'none', 'none'),
  updatePatient:      row('center', 'center', 'center', 'center', 'none',   'none',   'none', 'none'),
  deletePatient:      row('center', 'center', 'none',   'none',   'none',   'none',   'none', 'none'),
  restorePatient:     row('center', 'center', 'none',   'none',   'none',   'none',   'none', 'none'),
  careTeam:           row('all',    'center', 'center', 'none',   'none',   'none',   'none', 'none'),
  setCareTeam:        row('all',    'center', 'none',   'none',   'none',   'none',   'none', 'none'),
  restrictedPatients: row('all',    'all',    'none',   'none',   'none',   'none',   'none', 'none'),
  breakGlass:         row('all',    'all',    'none',   'none',   'none',   'none',   'none', 'none'),

  assessments:        row('center', 'center', 'center', 'none',   'center', 'none',   'own',  'ward'),
  createAssessment:   row('center', 'center', 'center', 'none',   'center', 'none',   'none', 'none'),
  trends:             row('center', 'center', 'center', 'none',   'none',   'none',   'own',  'ward'),
  assessmentProgress: row('center', 'center', 'center', 'none',   'center', 'none',   'own',  'ward'),
  assessment:         row('center', 'center', 'center', 'none',   'center', 'none',   'own',  'ward'),
  updateAssessment:   row('center', 'center', 'center', 'none',   'center', 'none',   'none', 'none'),
  deleteAssessment:   row('center', 'center', 'none',   'none',   'none',   'none',   'none', 'none'),
  restoreAssessment:  row('center', 'center', 'none',   'none',   'none',   'none',   'none', 'none'),

  upload:             row('center', 'center', 'center', 'none',   'center', 'none',   'none', 'none'),
  startUpload:        row('center', 'center', 'center', 'none',   'center', 'none',   'none', 'none'),
  continueUpload:     row('center', 'center', 'center', 'none',   'center', 'none',   'none', 'none'),
  finishUpload:       row('center', 'center', 'center', 'none',   'center', 'none',   'none', 'none'),
  movePhoto:          row('center', 'center', 'center', 'none',   'center', 'none',   'none', 'none'),
  deletePhoto:        row('center', 'center', 'center', 'none',   'center', 'none',   'none', 'none'),
  restorePhoto:       row('center', 'center', 'center', 'none',   'center', 'none',   'none', 'none'),
  measureAgain:       row('center', 'center', 'center', 'none',   'center', 'none',   'none', 'none'),
  picture:            row('center', 'center', 'center', 'none',   'center', 'none',   'own',  'ward'),
  original:           row('center', 'center', 'center', 'none',   'center', 'none',   'own',  'ward'),

  consentForms:       row('center', 'center', 'center', 'center', 'center', 'none',   'none', 'none'),
  writeConsentForm:   ofOwner,
  setMajorityAge:     ofOwner,
  consentMarks:       row('center', 'center', 'center', 'center', 'center', 'none',   'none', 'none'),
  consent:            row('center', 'center', 'center', 'center', 'center', 'none',   'own',  'ward'),
  giveConsent:        row('center', 'center', 'center', 'center', 'center', 'none',   'none', 'none'),
  withdrawConsent:    row('center', 'center', 'center', 'center', 'center', 'none',   'none', 'none'),
  photoConsent:       row('center', 'center', 'center', 'none',   'center', 'none',   'own',  'ward'),
  setPhotoConsent:    row('center', 'center', 'center', 'none',   'center', 'none',   'none', 'none'),

  previewExport:      row('center', 'center', 'none',   'none',   'none',   'none',   'none', 'none'),
  exportPatient:      row('center', 'center', 'none',   'none',   'none',   'none',   'none', 'none'),
  releases:           row('center', 'center', 'center', 'center', 'center', 'none',   'own',  'ward'),
}
