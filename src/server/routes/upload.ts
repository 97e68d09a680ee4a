import { createHash, randomUUID } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import type { Kysely } from 'kysely'
import { z } from 'zod'
import { UPLOAD_LIMIT_BYTES } from '../../core/contract/assessments.ts'
import { BYTE_ROUTES } from '../../core/contract/routes.ts'
import { photoSchema, viewIdSchema, type Photo, type ViewId } from '../../core/records/assessment.ts'
import { problemSchema } from '../../core/contract/problem.ts'
import { gateOf } from '../access/gate.ts'
import type { Tables } from '../database/tables.ts'
import { measurePhoto } from '../jobs/catalogue.ts'
import { refusals } from '../media/decode/refusal.ts'
import { sniff } from '../media/decode/sniff.ts'
import { photoRows, toPhoto } from './photo-rows.ts'
import { notFound, Problem } from './problem.ts'
import type { Services } from './services.ts'

const paramsSchema = z.object({ id: z.uuid(), view: viewIdSchema })
const headersSchema = z.object({
  'x-file-name': z.string().max(2000),
  'x-content-sha256': z.string().regex(/^[0-9a-f]{64}$/, 'must be 64 hexadecimal digits'),
})

interface Arrival {
  readonly center: string
  readonly assessment: string
  readonly view: ViewId
  readonly fileName: string
  readonly sha256: string
  readonly bytes: Buffer
}

/** PUT of a photo: bytes on disk, then the record with its job, then the answer. */
export function uploadRoute(app: FastifyInstance, services: Services): void {
  app.addContentTypeParser('application/octet-stream', { parseAs: 'buffer', bodyLimit: UPLOAD_LIMIT_BYTES }, (_, body, done) => {
    done(null, body)
  })
  const gate = gateOf(services, 'upload')
  app.put(`/api${BYTE_ROUTES.upload.path}`, {
    bodyLimit: UPLOAD_LIMIT_BYTES,
    schema: {
      operationId: 'upload',
      params: paramsSchema,
      headers: headersSchema,
      consumes: ['application/octet-stream'],
      response: { 200: photoSchema, default: problemSchema },
    },
    // Before 64 MiB are taken in from just anybody.
    onRequest: (request) => gate.onRequest(request),
    handler: async (request) => {
      const { id: assessment, view } = paramsSchema.parse(request.params)
      const headers = headersSchema.parse(request.headers)
      const bytes = request.body
      const fileName = cleanName(headers['x-file-name'])
      if (!Buffer.isBuffer(bytes) || bytes.byteLength === 0) {
        throw new Problem('invalid', refusals.notAPicture(fileName, 'empty'), 'body')
      }
      const sha256 = createHash('sha256').update(bytes).digest('hex')
      if (sha256 !== headers['x-content-sha256']) {
        throw new Problem('digest-mismatch', `${fileName} was damaged on its way here: send it again.`)
      }
      const sniffed = sniff(bytes)
      if (!sniffed.ok) throw new Problem('unsupported-picture', refusals.notAPicture(fileName, sniffed.is))
      return gate.pass(request, assessment, ({ caller, db }) =>
        receive(services, db, { center: caller.center, assessment, view, fileName, sha256, bytes }),
      )
    },
  })
}

async function receive({ media, queue }: Services, db: Kysely<Tables>, arrival: Arrival): Promise<Photo> {
  const { center, assessment, view, fileName, sha256, bytes } = arrival
  // Held until the photo is written down: nobody deletes the assessment or changes its ruler in between.
  await requireAssessment(openAssessment(db, assessment).forShare(['assessment', 'patient']))
  await media.keep(bytes)
  const job = randomUUID()
  const made = await db
    .insertInto('photo')
    .values({
      center_id: center,
      assessment_id: assessment,
      view,
      sha256,
      file_name: fileName,
      bytes: bytes.byteLength,
      state: 'waiting',
      failure: null,
      job,
    })
    .onConflict((conflict) => conflict.columns(['assessment_id', 'view', 'sha256']).where('deleted_at', 'is', null).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (made !== undefined) await queue.send(db, measurePhoto, [{ photo: made.id, job }])
  const row = await photoRows(db)
    .where('assessment_id', '=', assessment)
    .where('view', '=', view)
    .where('sha256', '=', sha256)
    .where('deleted_at', 'is', null)
    .executeTakeFirstOrThrow()
  return toPhoto(row)
}

/** The assessment, unless it or its patient is deleted. */
const openAssessment = (db: Kysely<Tables>, assessment: string) =>
  db
    .selectFrom('assessment')
    .innerJoin('patient', 'patient.id', 'assessment.patient_id')
    .select('assessment.id')
    .where('assessment.id', '=', assessment)
    .where('assessment.deleted_at', 'is', null)
    .where('patient.deleted_at', 'is', null)

async function requireAssessment(found: ReturnType<typeof openAssessment>): Promise<void> {
  if ((await found.executeTakeFirst()) === undefined) throw notFound('assessment')
}

/** A file name as it may be shown: no path, no invisible or direction-changing characters, 200 characters at most. */
function cleanName(header: string): string {
  let name: string
  try {
    name = decodeURIComponent(header)
  } catch {
    throw new Problem('invalid', 'The file name is not percent-encoded.', 'x-file-name')
  }
  const visible = name.replace(/^.*[/\\]/, '').replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, '').trim().slice(0, 200)
  if (visible === '') throw new Problem('invalid', 'The file has no name.', 'x-file-name')
  return visible
}
