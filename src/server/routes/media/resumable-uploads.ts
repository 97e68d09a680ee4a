import { Readable } from 'node:stream'
import { Metadata, Server } from '@tus/server'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Kysely } from 'kysely'
import { z } from 'zod'
import { UPLOAD_LIMIT_BYTES } from '../../../core/contract/assessments.ts'
import { PROBLEM_STATUS, problemSchema } from '../../../core/contract/problem.ts'
import { BYTE_ROUTES, ROUTES } from '../../../core/contract/routes.ts'
import { photoSchema, viewIdSchema } from '../../../core/records/assessment.ts'
import { gateOf } from '../../access/gate.ts'
import type { Tables } from '../../database/tables.ts'
import { refusals } from '../../media/decode/refusal.ts'
import { TusStore } from '../../media/uploads/tus-store.ts'
import type { Arrival } from '../../media/store.ts'
import type { UploadSession } from '../../media/uploads/upload-sessions.ts'
import { keepPhoto, openPatient } from './keep-photo.ts'
import { photoRows, toPhoto } from '../photo-rows.ts'
import { Problem } from '../problem.ts'
import { lookAhead } from './look-ahead.ts'
import { cleanName, discardRefused, receivePhoto } from './receive-photo.ts'
import type { Caller, Services } from '../services.ts'
import { tusProblem } from './tus-problem.ts'

const assessmentSchema = z.object({ id: z.uuid() })
const uploadSchema = z.object({ id: z.uuid(), upload: z.string() })

const announcedSchema = z.object({
  bytes: z.string('must be in Upload-Length').regex(/^\d{1,15}$/, 'is no number').transform(Number),
  view: viewIdSchema,
  filename: z.string().max(500),
  sha256: z.string().regex(/^[0-9a-f]{64}$/, 'must be 64 hexadecimal digits'),
})

/** The answers of the tus server that are about other websites, which may do nothing here. */
const OTHER_WEBSITES = /^access-control-/
const NEW_ID = 'x-facialis-upload'

/** Uploads that go on after an interruption: by the tus protocol, behind the same gate as everything. */
export function resumableUploadRoutes(app: FastifyInstance, services: Services): void {
  const { db, media, uploads } = services
  const tus = new Server({
    path: '/api/assessments',
    datastore: new TusStore(db, uploads),
    maxSize: UPLOAD_LIMIT_BYTES,
    namingFunction: (request) => request.headers.get(NEW_ID) ?? '',
    generateUrl: (request, { id }) => `${new URL(request.url).pathname}/${id}`,
    onResponseError: (_, error) => {
      if (!(error instanceof Problem)) return undefined
      return { status_code: PROBLEM_STATUS[error.code], body: JSON.stringify({ code: error.code, message: error.message }) }
    },
  })
  app.addContentTypeParser('application/offset+octet-stream', (_, body, done) => {
    done(null, body)
  })

  const starting = gateOf(services, 'startUpload')
  app.post(`/api${BYTE_ROUTES.startUpload.path}`, {
    schema: { operationId: 'startUpload', params: assessmentSchema },
    onRequest: (request) => starting.onRequest(request),
    handler: async (request, reply) => {
      const { id: assessment } = assessmentSchema.parse(request.params)
      const id = await starting.pass(request, assessment, async ({ caller, db: transaction }) => {
        const { filename, ...announced } = announcedIn(request)
        if (announced.bytes === 0) throw new Problem('invalid', refusals.notAPicture(filename, 'empty'), 'upload-length')
        if (announced.bytes > UPLOAD_LIMIT_BYTES) throw new Problem('too-large', 'The file is larger than 64 MiB.')
        await openPatient(transaction, assessment)
        const { center, userId } = caller
        const fileName = cleanName(filename, 'filename')
        return uploads.create(transaction, { center, userId, assessment, fileName, ...announced })
      })
      return answer(reply, await tus.handleWeb(webRequest(request, uploadsOf(assessment), { [NEW_ID]: id })))
    },
  })

  const going = gateOf(services, 'continueUpload')
  app.route({
    method: ['HEAD', 'PATCH', 'DELETE'],
    url: `/api${BYTE_ROUTES.continueUpload.path}`,
    schema: { operationId: 'continueUpload', params: uploadSchema },
    onRequest: (request) => going.onRequest(request),
    handler: async (request, reply) => {
      const { id: assessment, upload } = uploadSchema.parse(request.params)
      await going.pass(request, assessment, async ({ caller, db: transaction }) => {
        await mine(transaction, caller, assessment, upload)
      })
      return answer(reply, await tus.handleWeb(webRequest(request, `${uploadsOf(assessment)}/${upload}`)))
    },
  })

  const finishing = gateOf(services, 'finishUpload')
  app.post(`/api${ROUTES.finishUpload.path}`, {
    schema: { operationId: 'finishUpload', params: uploadSchema, response: { 200: photoSchema, default: problemSchema } },
    onRequest: (request) => finishing.onRequest(request),
    handler: async (request) => {
      const { id: assessment, upload } = uploadSchema.parse(request.params)
      const look = await lookAhead(finishing, request, assessment, ({ caller, db: transaction }) => mine(transaction, caller, assessment, upload))
      // Encrypted anew, all of it, before the transaction that writes the photo down.
      const arrival = look.photo === null ? await receive(look) : null
      const photo = await finishing
        .pass(request, assessment, async ({ caller, db: transaction }) => {
          const session = await mine(transaction, caller, assessment, upload)
          if (arrival === null) return photoOf(transaction, session)
          const kept = await keepPhoto(services, transaction, session, arrival)
          await uploads.finish(transaction, upload, kept.id)
          return kept
        })
        .catch((error: unknown) => (arrival === null ? Promise.reject(error) : discardRefused(media, arrival, error)))
      await uploads.staging.remove(upload)
      return photo
    },
  })

  /** The upload, when this account started it for this assessment. @throws Problem `not-found` */
  async function mine(transaction: Kysely<Tables>, caller: Caller, assessment: string, upload: string): Promise<UploadSession> {
    if (!z.uuid().safeParse(upload).success) throw new Problem('invalid', 'The upload is not named by an id.', 'upload')
    const session = await uploads.find(transaction, upload)
    if (session === null || session.userId !== caller.userId || session.assessment !== assessment) {
      throw new Problem('not-found', 'There is no such upload: begin it again.')
    }
    return session
  }

  /** The bytes that have arrived, out of the staging, as an object that is nobody's yet. */
  async function receive(session: UploadSession): Promise<Arrival> {
    const { id, bytes } = session
    if ((await uploads.staging.size(id)) !== bytes) throw new Problem('conflict', 'Not all bytes of the file have arrived yet.')
    return receivePhoto(media, uploads.staging.read(id, session.key), session).catch(async (error: unknown) => {
      // Sent again from the start: what is here will not become a photo.
      if (error instanceof Problem && error.code !== 'storage-full') await uploads.staging.remove(id)
      throw error
    })
  }
}

/** The photo that an upload has become. */
async function photoOf(db: Kysely<Tables>, { photo }: UploadSession) {
  return toPhoto(await photoRows(db).where('photo.id', '=', photo).executeTakeFirstOrThrow())
}

function announcedIn({ headers }: FastifyRequest): z.output<typeof announcedSchema> {
  const metadata = headers['upload-metadata']
  let said: Record<string, string | null> = {}
  try {
    if (typeof metadata === 'string') said = Metadata.parse(metadata)
  } catch {
    throw new Problem('invalid', 'Upload-Metadata cannot be read.', 'upload-metadata')
  }
  const announced = announcedSchema.safeParse({ ...said, bytes: headers['upload-length'] })
  if (announced.success) return announced.data
  const [fault] = announced.error.issues
  const field = fault?.path.join('.') ?? ''
  throw new Problem('invalid', `${field}: ${fault?.message ?? 'is not valid'}.`, field)
}

const uploadsOf = (assessment: string): string => `/api/assessments/${assessment}/uploads`

/**
 * The request as the tus server reads it.
 * @param path made of what the gate has checked: the tus server takes the end of an address for the upload, a query's too
 */
function webRequest(request: FastifyRequest, path: string, more: Readonly<Record<string, string>> = {}): Request {
  const headers = new Headers()
  for (const [name, value] of Object.entries(request.headers)) {
    if (typeof value === 'string' && name !== NEW_ID) headers.set(name, value)
  }
  for (const [name, value] of Object.entries(more)) headers.set(name, value)
  const init: RequestInit & { duplex?: 'half' } = { method: request.method, headers }
  // A method of one's own would go round the route that was asked for.
  headers.delete('x-http-method-override')
  if (request.body instanceof Readable) {
    init.body = Readable.toWeb(request.body) as ReadableStream<Uint8Array>
    init.duplex = 'half'
  }
  return new Request(`http://localhost${path}`, init)
}

async function answer(reply: FastifyReply, said: Response): Promise<FastifyReply> {
  for (const [name, value] of said.headers) {
    if (!OTHER_WEBSITES.test(name) && name !== 'content-length' && name !== 'content-type') reply.header(name, value)
  }
  const text = await said.text()
  if (said.ok) return reply.code(said.status).send(text === '' ? undefined : text)
  return reply.code(said.status).type('application/json').send(JSON.stringify(tusProblem(said.status, text)))
}
