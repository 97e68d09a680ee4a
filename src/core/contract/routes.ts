import { ACCESS_ROUTES } from './access.ts'
import { ASSESSMENT_ROUTES, PHOTO_BYTE_ROUTES } from './assessments.ts'
import { PATIENT_ROUTES } from './patients.ts'
import type { ByteRoute, Route } from './route.ts'
import { SETUP_ROUTES } from './setup.ts'

/**
 * The HTTP interface: one line a route, read by the server (which serves and checks it) and by its typed clients. Paths start
 * at /api. Who may use a route, and on whose records, is said in permissions.ts.
 */
export const ROUTES = {
  ...SETUP_ROUTES,
  ...ACCESS_ROUTES,
  ...PATIENT_ROUTES,
  ...ASSESSMENT_ROUTES,
} as const satisfies Record<string, Route>

/** The routes whose body or answer are bytes. */
export const BYTE_ROUTES = {
  ...PHOTO_BYTE_ROUTES,
} as const satisfies Record<string, ByteRoute>

export type RouteName = keyof typeof ROUTES
export type ByteRouteName = keyof typeof BYTE_ROUTES
