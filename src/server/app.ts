import { randomUUID } from 'node:crypto'
import swagger from '@fastify/swagger'
import Fastify, { type FastifyBaseLogger, type FastifyInstance, type FastifySchema, LogController } from 'fastify'
import { jsonSchemaTransform, serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod'
import { requireDeclared } from './access/require-declared.ts'
import { type EdgeOptions, guardEdge, trustProxy } from './edge/edge.ts'
import { healthRoutes } from './edge/health/health-routes.ts'
import type { Readiness } from './edge/health/readiness.ts'
import type { Metrics } from './edge/metrics/metrics.ts'
import { accountRoutes } from './routes/accounts/account.ts'
import { confirmRoutes } from './routes/accounts/confirm.ts'
import { singleSignOnRoutes } from './routes/accounts/single-sign-on.ts'
import { teamRoutes } from './routes/accounts/team.ts'
import { assessmentRoutes } from './routes/assessments.ts'
import { auditRoutes } from './routes/audit.ts'
import { authRoutes } from './routes/auth.ts'
import { centerRoutes } from './routes/center-settings.ts'
import { backupRoutes } from './routes/backup.ts'
import { careTeamRoutes } from './routes/care-team.ts'
import { consentFormRoutes } from './routes/consent-forms.ts'
import { consentRoutes } from './routes/consents.ts'
import { emergencyAccessRoutes } from './routes/emergency-access.ts'
import { exportRoutes } from './routes/exports.ts'
import { answerFailures, answerUnroutable } from './routes/failures.ts'
import { mediaFaultRoutes } from './routes/media/media-faults.ts'
import { meRoutes } from './routes/me.ts'
import { patientRoutes } from './routes/patients.ts'
import { photoRoutes } from './routes/photos.ts'
import { pictureRoutes } from './routes/media/pictures.ts'
import type { Services } from './routes/services.ts'
import { resumableUploadRoutes } from './routes/media/resumable-uploads.ts'
import { setupRoutes } from './routes/setup.ts'
import { trendRoutes } from './routes/trends.ts'
import { uploadRoute } from './routes/media/upload.ts'
import { workRoutes } from './routes/work.ts'
import { serveScreens } from './screens.ts'

const REQUEST_LIMIT_MS = 10 * 60 * 1000

/** What the server stands in: the folder of the screens, its log, its edge, who watches it. */
export interface Surroundings {
  readonly web: string
  readonly log: FastifyBaseLogger
  readonly edge: EdgeOptions
  readonly readiness: () => Promise<Readiness>
  readonly metrics: Metrics | null
}

/** The HTTP server: every route of the contract, the description of them all, and the screens from the folder `web`. */
export async function buildApp(services: Services, { web, log, edge, readiness, metrics }: Surroundings): Promise<FastifyInstance> {
  const app = Fastify({
    loggerInstance: log,
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: trustProxy(edge),
    // In every line of the log, and told to the caller, who can name it when something went wrong.
    genReqId: () => randomUUID(),
    bodyLimit: 1024 * 1024,
    // A photo of 64 MiB over a slow line takes minutes; a request that never ends would hold its memory, and the shutdown.
    requestTimeout: REQUEST_LIMIT_MS,
    routerOptions: { maxParamLength: 100 },
    frameworkErrors: answerUnroutable,
  })
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  answerFailures(app)
  requireDeclared(app)
  app.addHook('onResponse', async (request, reply) => {
    const { method, routeOptions } = request
    request.log.info({ method, route: routeOptions.url, status: reply.statusCode, ms: Math.round(reply.elapsedTime) })
  })
  metrics?.watch(app)
  app.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id)
  })
  guardEdge(app, edge)
  await app.register(swagger, {
    openapi: { openapi: '3.1.0', info: { title: 'Facialis', version: services.version } },
    transform: jsonSchemaTransform,
  })
  for (const routes of [
    authRoutes,
    backupRoutes,
    auditRoutes,
    singleSignOnRoutes,
    accountRoutes,
    confirmRoutes,
    teamRoutes,
    setupRoutes,
    workRoutes,
    meRoutes,
    careTeamRoutes,
    centerRoutes,
    emergencyAccessRoutes,
    patientRoutes,
    assessmentRoutes,
    trendRoutes,
    photoRoutes,
    uploadRoute,
    resumableUploadRoutes,
    mediaFaultRoutes,
    pictureRoutes,
    consentFormRoutes,
    consentRoutes,
    exportRoutes,
  ]) {
    routes(app, services)
  }
  healthRoutes(app, readiness)
  app.get('/api/openapi.json', { schema: { hide: true, operationId: 'openapi' } as FastifySchema }, () => app.swagger())
  await serveScreens(app, web)
  return app
}
