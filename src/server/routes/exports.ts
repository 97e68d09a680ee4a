import type { FastifyInstance } from 'fastify'
import type { Kysely } from 'kysely'
import { z } from 'zod'
import { exportSchema } from '../../core/contract/exports.ts'
import { BYTE_ROUTES } from '../../core/contract/routes.ts'
import { type ExportAsk, planExport } from '../../core/exports/index.ts'
import { gateOf } from '../access/gate.ts'
import { consentFacts } from '../consent/consent-rows.ts'
import { recordSource, type StoredRecord } from '../consent/export/record-source.ts'
import { recordZip } from '../consent/export/record-zip.ts'
import { recordRelease, releaseCode, releasesOf } from '../consent/release-register.ts'
import { requireRelease } from '../consent/require-release.ts'
import type { Tables } from '../database/tables.ts'
import { Problem } from './problem.ts'
import { serve } from './serve.ts'
import type { Services } from './services.ts'

const paramsSchema = z.object({ id: z.uuid() })

/** A patient's record as a file for use outside, what would be in it, and what has left before. */
export function exportRoutes(app: FastifyInstance, services: Services): void {
  serve(app, services, 'releases', async ({ id, db }) => [...(await releasesOf(db, id, await consentFacts(db, id)))])
  serve(app, services, 'previewExport', async ({ id, body, db }) => {
    const ask = askOf(body)
    const { source } = await wanted(db, id, ask)
    const plan = planExport(source, ask, await consentFacts(db, id))
    const photos = plan.assessments.flatMap((assessment) => assessment.photos)
    return {
      allowed: plan.releasedBy.length > 0,
      decision: plan.decision,
      releasedBy: [...plan.releasedBy],
      assessments: plan.assessments.length,
      photos: photos.length,
      pictures: photos.filter(({ file }) => file !== null).length,
      leftOut: [...plan.leftOut],
    }
  })

  const gate = gateOf(services, 'exportPatient')
  app.post(`/api${BYTE_ROUTES.exportPatient.path}`, {
    schema: { operationId: 'exportPatient', params: paramsSchema, body: exportSchema },
    onRequest: (request) => gate.onRequest(request),
    handler: async (request, reply) => {
      const { id } = paramsSchema.parse(request.params)
      const body = exportSchema.parse(request.body)
      const ask = askOf(body)
      const released = await gate.pass(request, id, async ({ caller, db, reach }) => {
        const record = await wanted(db, id, ask)
        const chosen = record.source.assessments.filter((one) => !one.deleted && isChosen(ask, one.id))
        const photos = chosen.flatMap((one) => one.photos.filter(({ deleted }) => !deleted).map((photo) => photo.id))
        const { facts } = await requireRelease(db, { patient: id, purpose: ask.purpose, what: 'record', photos, reach })
        const plan = planExport(record.source, ask, facts)
        const code = releaseCode()
        const pictures = plan.assessments.flatMap((one) => one.photos.filter(({ file }) => file !== null)).length
        await recordRelease(db, {
          center: caller.center,
          patient: id,
          kind: 'record',
          purpose: ask.purpose,
          code,
          reason: body.reason,
          releasedBy: plan.releasedBy,
          assessments: plan.assessments.length,
          pictures,
          madeBy: caller.userId,
        })
        return { plan, record, code, madeAt: new Date() }
      })
      reply
        .header('cache-control', 'private, no-store')
        // The name says for what it left, and nothing of whom.
        .header('content-disposition', `attachment; filename="facialis-${ask.purpose}-${released.code}.zip"`)
        .header('content-security-policy', "default-src 'none'; sandbox")
        .type('application/zip')
      return reply.send(recordZip(services.db, services.media, released))
    },
  })
}

const askOf = ({
  purpose,
  assessments,
  pictures,
}: z.output<typeof exportSchema> | Omit<z.output<typeof exportSchema>, 'reason'>) =>
  ({ purpose, assessments: assessments ?? null, pictures }) satisfies ExportAsk

const isChosen = ({ assessments }: ExportAsk, id: string): boolean => assessments === null || assessments.includes(id)

/**
 * @throws Problem `conflict` for a deleted patient, `invalid` for an assessment that is not the patient's or is
 * deleted.
 */
async function wanted(db: Kysely<Tables>, patient: string, { assessments }: ExportAsk): Promise<StoredRecord> {
  const { deleted_at } = await db
    .selectFrom('patient')
    .select('deleted_at')
    .where('id', '=', patient)
    .executeTakeFirstOrThrow()
  if (deleted_at !== null)
    throw new Problem('conflict', 'This patient is deleted. Restore the record before it is exported.')
  const record = await recordSource(db, patient)
  const there = new Set(record.source.assessments.filter(({ deleted }) => !deleted).map(({ id }) => id))
  if (assessments?.some((id) => !there.has(id)) === true) {
    throw new Problem('invalid', 'An assessment that was chosen is deleted, or is not of this patient.', 'assessments')
  }
  return record
}
