import { z } from 'zod'
import { passwordSchema } from './accounts.ts'
import type { Route } from './route.ts'

/** GET /api/setup: what the first screen needs to know, without a session. */
export const setupStateSchema = z.object({
  version: z.string(),
  /** True until the owner's account exists. */
  needsOwner: z.boolean(),
  centerName: z.string().nullable(),
  /** The account of the fictional center, only when it was started with --demo. */
  demo: z.object({ email: z.string(), password: z.string() }).nullable(),
  /** What the hospital's own sign-in is called; null without one. */
  singleSignOn: z.string().nullable(),
})

/** POST /api/setup: makes the center and its owner; answers 409 when there is one. */
export const setupSchema = z.object({
  centerName: z.string().trim().min(1).max(200),
  name: z.string().trim().min(1).max(200),
  email: z.email(),
  password: passwordSchema,
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
