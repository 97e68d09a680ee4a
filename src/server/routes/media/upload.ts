import { Readable } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { UPLOAD_LIMIT_BYTES } from '../../../core/contract/assessments.ts'
import { BYTE_ROUTES } from '../../../core/contract/routes.ts'
import { photoSchema, viewIdSchema } from '../../../core/records/assessment.ts'
import { problemSchema } from '../../../core/contract/problem.ts'
import { gateOf } from '../../access/gate.ts'
import { refusals } from '../../media/decode/refusal.ts'
import { keepPhoto, openPatient } from './keep-photo.ts'
import { lookAhead } from './look-ahead.ts'
import { Problem } from '../problem.ts'
import { cleanName, discardRefused, receivePhoto } from './receive-photo.ts'
import type { Services } from '../services.ts'

const paramsSchema = z.object({ id: z.uuid(), view: viewIdSchema })
const headersSchema = z.object({
  'content-length': z.string().regex(/^\d{1,15}$/, 'must say how many bytes come'),
  'x-file-name': z.string().max(2000),
  'x-content-sha256': z.string().regex(/^[0-9a-f]{64}$/, 'must be 64 hexadecimal digits'),
})

/** PUT of a photo: bytes on disk, then the record with its job, then the answer. No photo is ever in memory as a whole. */
export function uploadRoute(app: FastifyInstance, services: Services): void {
  app.addContentTypeParser('application/octet-stream', (_, body, done) => {
    done(null, body)
  })
  const gate = gateOf(services, 'upload')
  app.put(`/api${BYTE_ROUTES.upload.path}`, {
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
      const bytes = Number(headers['content-length'])
      const sha256 = headers['x-content-sha256']
      const fileName = cleanName(decoded(headers['x-file-name']), 'x-file-name')
      if (bytes > UPLOAD_LIMIT_BYTES) throw new Problem('too-large', 'The file is larger than 64 MiB.')
      if (!(request.body instanceof Readable) || bytes === 0) {
        throw new Problem('invalid', refusals.notAPicture(fileName, 'empty'), 'body')
      }
      await lookAhead(gate, request, assessment, ({ db }) => openPatient(db, assessment))
      const arrival = await receivePhoto(services.media, request.body, { fileName, bytes, sha256 })
      return gate.pass(request, assessment, ({ caller, db }) =>
        keepPhoto(services, db, { center: caller.center, assessment, view, fileName }, arrival),
      ).catch((error: unknown) => discardRefused(services.media, arrival, error))
    },
  })
}

function decoded(header: string): string {
  try {
    return decodeURIComponent(header)
  } catch {
    throw new Problem('invalid', 'The file name is not percent-encoded.', 'x-file-name')
  }
}
