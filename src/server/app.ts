import { existsSync } from 'node:fs'
import { join } from 'node:path'
import helmet from '@fastify/helmet'
import files from '@fastify/static'
import swagger from '@fastify/swagger'
import Fastify, { type FastifyInstance, type FastifySchema, LogController } from 'fastify'
import { jsonSchemaTransform, serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod'
import type { DestinationStream } from 'pino'
import { requireDeclared } from './access/require-declared.ts'
import { assessmentRoutes } from './routes/assessments.ts'
import { authRoutes } from './routes/auth.ts'
import { careTeamRoutes } from './routes/care-team.ts'
import { emergencyAccessRoutes } from './routes/emergency-access.ts'
import { answerFailures } from './routes/failures.ts'
import { meRoutes } from './routes/me.ts'
import { patientRoutes } from './routes/patients.ts'
import { photoRoutes } from './routes/photos.ts'
import { pictureRoutes } from './routes/pictures.ts'
import { Problem } from './routes/problem.ts'
import type { Services } from './routes/services.ts'
import { setupRoutes } from './routes/setup.ts'
import { trendRoutes } from './routes/trends.ts'
import { uploadRoute } from './routes/upload.ts'
import { workRoutes } from './routes/work.ts'

const CONTENT_POLICY = {
  'default-src': ["'self'"],
  'base-uri': ["'none'"],
  'connect-src': ["'self'"],
  'font-src': ["'self'"],
  'form-action': ["'self'"],
  'frame-ancestors': ["'none'"],
  'img-src': ["'self'", 'blob:', 'data:'],
  'object-src': ["'none'"],
  'script-src': ["'self'"],
  'script-src-attr': ["'none'"],
  // The components write the width of a bar or the place of a pop-up into style attributes.
  'style-src': ["'self'", "'unsafe-inline'"],
}

const REQUEST_LIMIT_MS = 10 * 60 * 1000

/** The HTTP server: every route of the contract, the description of them all, and the screens from the folder `web`. */
export async function buildApp(services: Services, web: string, log: DestinationStream): Promise<FastifyInstance> {
  const app = Fastify({
    // Neither addresses with their query nor bodies: a log never holds what is known about a person.
    logger: { stream: log, serializers: { req: ({ method, id }) => ({ method, id }) } },
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: 1024 * 1024,
    // A photo of 64 MiB over a slow line takes minutes; a request that never ends would hold its memory, and the shutdown.
    requestTimeout: REQUEST_LIMIT_MS,
    routerOptions: { maxParamLength: 100 },
  })
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  answerFailures(app)
  requireDeclared(app)
  app.addHook('onResponse', async (request, reply) => {
    const { method, routeOptions } = request
    request.log.info({ method, route: routeOptions.url, status: reply.statusCode, ms: Math.round(reply.elapsedTime) })
  })
  app.addHook('onRequest', async (request) => {
    const { origin, host } = request.headers
    if (origin !== undefined && request.method !== 'GET' && (!URL.canParse(origin) || new URL(origin).host !== host)) {
      throw new Problem('forbidden', 'Another website may not change anything here.')
    }
  })
  app.addHook('onSend', async (request, reply) => {
    // What is known about a person stays in no cache, unless a route decides otherwise.
    if (request.url.startsWith('/api/') && !reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store')
  })
  await app.register(helmet, {
    contentSecurityPolicy: { useDefaults: false, directives: CONTENT_POLICY },
    // Facialis speaks plain http on its own machine; a proxy that adds https adds this header.
    strictTransportSecurity: false,
    referrerPolicy: { policy: 'no-referrer' },
  })
  await app.register(swagger, {
    openapi: { openapi: '3.1.0', info: { title: 'Facialis', version: services.version } },
    transform: jsonSchemaTransform,
  })
  for (const routes of [
    authRoutes,
    setupRoutes,
    workRoutes,
    meRoutes,
    careTeamRoutes,
    emergencyAccessRoutes,
    patientRoutes,
    assessmentRoutes,
    trendRoutes,
    photoRoutes,
    uploadRoute,
    pictureRoutes,
  ]) {
    routes(app, services)
  }
  app.get('/api/openapi.json', { schema: { hide: true, operationId: 'openapi' } as FastifySchema }, () => app.swagger())
  await serveScreens(app, web)
  return app
}

/** The screens: files of the build, and its index for every address that the screens resolve themselves. */
async function serveScreens(app: FastifyInstance, web: string): Promise<void> {
  const built = existsSync(join(web, 'index.html'))
  if (built) {
    await app.register(files, {
      root: web,
      wildcard: false,
      cacheControl: false,
      setHeaders: (reply, path) => {
        // Names under assets carry a digest of the content; everything else is asked for again.
        const forever = path.startsWith(join(web, 'assets'))
        reply.header('cache-control', forever ? 'public, max-age=31536000, immutable' : 'no-cache')
      },
    })
  }
  app.setNotFoundHandler(async (request, reply) => {
    // Not for a file of an earlier build, which a page that is still open may ask for: that is not there any more.
    const screen = !request.url.startsWith('/api/') && !request.url.startsWith('/assets/')
    if (built && request.method === 'GET' && screen) return reply.sendFile('index.html')
    throw new Problem('not-found', 'There is nothing at this address.')
  })
}
