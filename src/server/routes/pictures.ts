import { createReadStream } from 'node:fs'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { BYTE_ROUTES } from '../../core/contract/routes.ts'
import { callerOf } from './caller.ts'
import { notFound, Problem } from './problem.ts'
import type { Services } from './services.ts'

const paramsSchema = z.object({ id: z.uuid() })
const querySchema = z.object({ size: z.enum(['screen', 'thumbnail']).default('screen') })

/** The two routes that answer with a picture's bytes. */
export function pictureRoutes(app: FastifyInstance, services: Services): void {
  const { db, media } = services
  const photoOf = async (request: FastifyRequest) => {
    const { center } = await callerOf(services, request)
    const { id } = paramsSchema.parse(request.params)
    const photo = await db
      .selectFrom('photo')
      .select(['sha256', 'file_name'])
      .where('center_id', '=', center)
      .where('id', '=', id)
      .executeTakeFirst()
    if (photo === undefined) throw notFound('photo')
    return photo
  }

  app.get(`/api${BYTE_ROUTES.picture}`, {
    schema: { operationId: 'picture', params: paramsSchema, querystring: querySchema },
    handler: async (request, reply) => {
      const photo = await photoOf(request)
      const { size } = querySchema.parse(request.query)
      const tag = `"${photo.sha256}-${size}"`
      // Asked again each time, so that a browser shows nothing from its cache to who has signed out.
      reply.header('cache-control', 'private, no-cache').header('etag', tag)
      if (request.headers['if-none-match'] === tag) return reply.code(304).send()
      const rendered = await media.picture(photo.sha256, photo.file_name, size)
      if (!rendered.ok) throw new Problem('unsupported-picture', rendered.why)
      return reply.type('image/jpeg').send(rendered.jpeg)
    },
  })

  app.get(`/api${BYTE_ROUTES.original}`, {
    schema: { operationId: 'original', params: paramsSchema },
    handler: async (request, reply) => {
      const photo = await photoOf(request)
      reply
        .header('cache-control', 'private, no-store')
        .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(photo.file_name)}`)
        .header('content-security-policy', "default-src 'none'; sandbox")
        .type('application/octet-stream')
      return reply.send(createReadStream(media.path(photo.sha256)))
    },
  })
}
