import { z } from 'zod'
import type { Route } from './route.ts'

/** What the owner of a center decides for everybody in it. */
export const centerSettingsSchema = z.object({
  name: z.string(),
  /** Whether Facialis measures photos at all. Off: photos are kept and shown, and nothing is computed from them. */
  automaticMeasurement: z.boolean(),
  /** Photos that were kept while it was off, and never measured since; null for everybody but the owner. */
  stored: z.number().int().nonnegative().nullable(),
})

export const centerChangeSchema = z.object({ automaticMeasurement: z.boolean() })

export type CenterSettings = z.infer<typeof centerSettingsSchema>

/** The settings of a center. `measureStored` sends the photos that were kept while automatic measurement was off. */
export const CENTER_ROUTES = {
  center: { method: 'GET', path: '/center', of: null, body: z.null(), answer: centerSettingsSchema, audited: false },
  changeCenter: {
    method: 'PATCH',
    path: '/center',
    of: null,
    body: centerChangeSchema,
    answer: centerSettingsSchema,
    confirm: true,
  },
  measureStored: { method: 'POST', path: '/center/measure-stored', of: null, body: z.null(), answer: centerSettingsSchema },
} as const satisfies Record<string, Route>
