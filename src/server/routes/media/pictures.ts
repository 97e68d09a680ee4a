import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { BYTE_ROUTES } from '../../../core/contract/routes.ts'
import { type Admitted, gateOf } from '../../access/gate.ts'
import { purposeOf } from '../../consent/leaving.ts'
import { releasePicture } from '../../consent/release-picture.ts'
import { MediaFault } from '../../media/media-fault.ts'
import { objectBlob } from '../../media/objects.ts'
import { recordFault } from '../../media/upkeep/faults.ts'
import { Problem } from '../problem.ts'
import type { Services } from '../services.ts'

const paramsSchema = z.object({ id: z.uuid() })
const querySchema = z.object({ size: z.enum(['screen', 'thumbnail']).default('screen') })

/** The two routes that answer with a picture's bytes. */
export function pictureRoutes(app: FastifyInstance, services: Services): void {
  const { db, media } = services
  const opened = (name: 'picture' | 'original') => {
    const gate = gateOf(services, name)
    return {
      onRequest: (request: FastifyRequest) => gate.onRequest(request),
      photo: async <T>(request: FastifyRequest, release: (admitted: Admitted, id: string) => Promise<T>) => {
        const { id } = paramsSchema.parse(request.params)
        const { media_object: object, ...photo } = await gate.pass(request, id, async (admitted) => ({
          released: await release(admitted, id),
          ...(await admitted.db
            .selectFrom('photo')
            .select(['sha256', 'file_name', 'media_object'])
            .where('id', '=', id)
            .executeTakeFirstOrThrow()),
        }))
        if (object === null) throw faulty('missing')
        return { ...photo, object }
      },
    }
  }

  /** Reads, after the request's transaction: no connection is held while a picture is made. */
  const reading = async <T>(work: Promise<T>): Promise<T> =>
    work.catch(async (error: unknown) => {
      if (!(error instanceof MediaFault)) throw error
      const { kind, object } = error
      await recordFault(db, { blob: objectBlob(object), kind, object })
      throw faulty(kind, error)
    })

  const picture = opened('picture')
  app.get(`/api${BYTE_ROUTES.picture.path}`, {
    schema: { operationId: 'picture', params: paramsSchema, querystring: querySchema },
    onRequest: picture.onRequest,
    handler: async (request, reply) => {
      const photo = await picture.photo(request, () => Promise.resolve())
      const { size } = querySchema.parse(request.query)
      const tag = `"${photo.sha256}-${size}"`
      // Asked again each time, so that a browser shows nothing from its cache to who has signed out.
      reply.header('cache-control', 'private, no-cache').header('etag', tag)
      if (request.headers['if-none-match'] === tag) return reply.code(304).send()
      const rendered = await reading(media.picture(db, photo.object, photo.file_name, size))
      if (!rendered.ok) throw new Problem('unsupported-picture', rendered.why)
      return reply.type('image/jpeg').send(rendered.jpeg)
    },
  })

  const original = opened('original')
  app.get(`/api${BYTE_ROUTES.original.path}`, {
    schema: { operationId: 'original', params: paramsSchema },
    onRequest: original.onRequest,
    handler: async (request, reply) => {
      const photo = await original.photo(request, (admitted, id) => releasePicture(admitted, id, purposeOf(request)))
      if (photo.released !== null) {
        // Outside care: neither what the camera wrote into the file nor the name it was given.
        const rendered = await reading(media.picture(db, photo.object, photo.file_name, 'screen'))
        if (!rendered.ok) throw new Problem('unsupported-picture', rendered.why)
        reply
          .header('cache-control', 'private, no-store')
          .header('content-disposition', `attachment; filename="${photo.released}"`)
          .header('content-security-policy', "default-src 'none'; sandbox")
          .type('application/octet-stream')
        return reply.send(rendered.jpeg)
      }
      const { bytes, stream } = await reading(media.open(db, photo.object))
      reply
        .header('cache-control', 'private, no-store')
        .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(photo.file_name)}`)
        .header('content-security-policy', "default-src 'none'; sandbox")
        // A stream that meets damage is cut off before it: shorter than said, it is not taken for the whole.
        .header('content-length', bytes)
        .type('application/octet-stream')
      return reply.send(stream)
    },
  })
}

const faulty = (kind: MediaFault['kind'], cause?: unknown): Problem =>
  new Problem('defect', `The stored file of this photo is ${kind}: the owner of the center finds it among the media faults.`, undefined, {
    cause,
  })
