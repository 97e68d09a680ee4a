import { z } from 'zod'
import { leftOutSchema } from '../exports/left-out.ts'
import { consentDecisionSchema } from '../records/consent-decision.ts'
import { purposeSchema } from '../records/consent-scope.ts'
import type { ByteRoute, Route } from './route.ts'

/** What is to leave. Without `assessments` every one does. */
export const exportAskSchema = z.object({
  purpose: purposeSchema,
  assessments: z.array(z.uuid()).min(1).max(500).optional(),
  pictures: z.boolean(),
})

/** `reason`: what it is for and who gets it, in the words of who exports; kept with the release. */
export const exportSchema = exportAskSchema.extend({ reason: z.string().trim().min(3).max(500) })

const count = z.number().int().nonnegative()

/** What an export would hold today, and what it would leave out and why. It is refused when `allowed` is false. */
export const exportPreviewSchema = z.object({
  allowed: z.boolean(),
  decision: consentDecisionSchema,
  releasedBy: z.array(consentDecisionSchema),
  assessments: count,
  photos: count,
  pictures: count,
  leftOut: z.array(leftOutSchema),
})

/**
 * Something that left. `code` stands in a file without a name and leads back here. `withdrawn`: the scopes it rested
 * on that were withdrawn after it left: the center may want it back.
 */
export const releaseSchema = z.object({
  id: z.uuid(),
  kind: z.enum(['record', 'picture']),
  purpose: purposeSchema,
  code: z.string(),
  reason: z.string(),
  madeBy: z.string(),
  madeAt: z.iso.datetime(),
  assessments: count,
  pictures: count,
  /** The decisions that let it leave, as they were then. */
  releasedBy: z.array(consentDecisionSchema),
  withdrawn: z.array(consentDecisionSchema.shape.scope),
})

/** The ways out of the center, and what has gone them. */
export const EXPORT_ROUTES = {
  previewExport: {
    method: 'POST',
    path: '/patients/:id/export-preview',
    of: 'patient',
    body: exportAskSchema,
    answer: exportPreviewSchema,
  },
  releases: {
    method: 'GET',
    path: '/patients/:id/releases',
    of: 'patient',
    body: z.null(),
    answer: z.array(releaseSchema),
  },
} as const satisfies Record<string, Route>

/** exportPatient: POST an `exportSchema`; the answer is a ZIP. */
export const EXPORT_BYTE_ROUTES = {
  exportPatient: { method: 'POST', path: '/patients/:id/export', of: 'patient', confirm: true, leaves: true },
} as const satisfies Record<string, ByteRoute>

export type ExportPreview = z.infer<typeof exportPreviewSchema>
export type Release = z.infer<typeof releaseSchema>
