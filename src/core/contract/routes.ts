import { ACCESS_ROUTES } from './access.ts'
import { ACCOUNT_ROUTES, TEAM_ROUTES } from './accounts.ts'
import { AUDIT_ROUTES } from './audit.ts'
import { ASSESSMENT_ROUTES, PHOTO_BYTE_ROUTES } from './assessments.ts'
import { BACKUP_ROUTES } from './backup.ts'
import { CONSENT_ROUTES } from './consent.ts'
import { EXPORT_BYTE_ROUTES, EXPORT_ROUTES } from './exports.ts'
import { MEDIA_ROUTES, UPLOAD_BYTE_ROUTES } from './media.ts'
import { CENTER_ROUTES } from './center.ts'
import { PATIENT_ROUTES } from './patients.ts'
import type { ByteRoute, Route } from './route.ts'
import { SETUP_ROUTES } from './setup.ts'

/**
 * The HTTP interface: one line a route, read by the server (which serves and checks it) and by its typed clients. Paths start
 * at /api. Who may use a route, and on whose records, is said in permissions.ts.
 */
export const ROUTES = {
  ...SETUP_ROUTES,
  ...BACKUP_ROUTES,
  ...ACCESS_ROUTES,
  ...CENTER_ROUTES,
  ...ACCOUNT_ROUTES,
  ...TEAM_ROUTES,
  ...PATIENT_ROUTES,
  ...ASSESSMENT_ROUTES,
  ...MEDIA_ROUTES,
  ...CONSENT_ROUTES,
  ...EXPORT_ROUTES,
  ...AUDIT_ROUTES,
} as const satisfies Record<string, Route>

/** The routes whose body or answer are bytes. */
export const BYTE_ROUTES = {
  ...PHOTO_BYTE_ROUTES,
  ...UPLOAD_BYTE_ROUTES,
  ...EXPORT_BYTE_ROUTES,
} as const satisfies Record<string, ByteRoute>

export type RouteName = keyof typeof ROUTES
export type ByteRouteName = keyof typeof BYTE_ROUTES
