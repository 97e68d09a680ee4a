import { z } from 'zod'
import type { Route } from './route.ts'

/** Shortest password the center accepts; length is what protects, so there are no composition rules (ASVS 5.0 V6.2). */
export const PASSWORD_MIN = 12

/** GET /api/setup: what the first screen needs to know, without a session. */
export const setupStateSchema = z.object({
  version: z.string(),
  /** True until the owner's account exists. */
  needsOwner: z.boolean(),
  centerName: z.string().nullable(),
  /** The account of the fictional center, only when it was started with --demo. */
  demo: z.object({ email: z.string(), password: z.string() }).nullable(),
})

/** POST /api/setup: makes the center and its owner; answers 409 when there is one. */
export const setupSchema = z.object({
  centerName: z.string().trim().min(1).max(200),
  name: z.string().trim().min(1).max(200),
  email: z.email(),
  password: z.string().min(PASSWORD_MIN).max(256),
})

/** GET /api/work: background work of this center, for the progress line. */
export const workSchema = z.object({
  waiting: z.number().int().nonnegative(),
  measuring: z.number().int().nonnegative(),
  /** While the fictional center is being drawn: pictures finished of all. */
  demo: z.object({ done: z.number().int(), of: z.number().int() }).nullable(),
})

export type SetupState = z.infer<typeof setupStateSchema>
export type Setup = z.infer<typeof setupSchema>
export type Work = z.infer<typeof workSchema>

/** The first steps of an installation, and what goes on in the background. */
export const SETUP_ROUTES = {
  setupState: { method: 'GET', path: '/setup', of: null, body: z.null(), answer: setupStateSchema, audited: false },
  setup: { method: 'POST', path: '/setup', of: null, body: setupSchema, answer: setupStateSchema, audited: false },
  work: { method: 'GET', path: '/work', of: null, body: z.null(), answer: workSchema, audited: false },
} as const satisfies Record<string, Route>
