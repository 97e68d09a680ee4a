import { createReadStream } from 'node:fs'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { BYTE_ROUTES } from '../../core/contract/routes.ts'
import { gateOf } from '../access/gate.ts'
import { Problem } from './problem.ts'
import type { Services } from './services.ts'

const paramsSchema = z.object({ id: z.uuid() })
const querySchema = z.object({ size: z.enum(['screen', 'thumbnail']).default('screen') })

/** The two routes that answer with a picture's bytes. */
export function pictureRoutes(app: FastifyInstance, services: Services): void {
  const { media } = services
  const opened = (name: 'picture' | 'original') => {
    const gate = gateOf(services, name)
    return {
      onRequest: (request: FastifyRequest) => gate.onRequest(request),
      photo: (request: FastifyRequest) => {
        const { id } = paramsSchema.parse(request.params)
        return gate.pass(request, id, ({ db }) =>
          db.selectFrom('photo').select(['sha256', 'file_name']).where('id', '=', id).executeTakeFirstOrThrow(),
        )
      },
    }
  }

  const picture = opened('picture')
  app.get(`/api${BYTE_ROUTES.picture.path}`, {
    schema: { operationId: 'picture', params: paramsSchema, querystring: querySchema },
    onRequest: picture.onRequest,
    handler: async (request, reply) => {
      const photo = await picture.photo(request)
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

  const original = opened('original')
  app.get(`/api${BYTE_ROUTES.original.path}`, {
    schema: { operationId: 'original', params: paramsSchema },
    onRequest: original.onRequest,
    handler: async (request, reply) => {
      const photo = await original.photo(request)
      reply
        .header('cache-control', 'private, no-store')
        .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(photo.file_name)}`)
        .header('content-security-policy', "default-src 'none'; sandbox")
        .type('application/octet-stream')
      return reply.send(createReadStream(media.path(photo.sha256)))
    },
  })
}
