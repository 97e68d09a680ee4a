import type { FastifyInstance } from 'fastify'
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client'
import { addCenterMetrics, type Counted } from './center-metrics.ts'

/** The numbers of one process, for Prometheus. */
export interface Metrics {
  /** Times every request of a server. */
  watch(app: FastifyInstance): void
  /** All numbers in Prometheus' text format. */
  text(): Promise<string>
  readonly contentType: string
}

const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30]

/** Opens the numbers: requests by pattern of their route and never by address, the process itself, and the center's work. */
export function openMetrics(counted: Counted): Metrics {
  const registry = new Registry()
  // Memory, processor time, open files, lag of the event loop.
  collectDefaultMetrics({ register: registry })
  addCenterMetrics(registry, counted)
  const requests = new Histogram({
    name: 'facialis_request_seconds',
    help: 'Duration of requests by method, pattern of the route and status.',
    labelNames: ['method', 'route', 'status'],
    buckets: SECONDS,
    registers: [registry],
  })
  return {
    watch(app) {
      app.addHook('onResponse', async ({ method, routeOptions }, { statusCode, elapsedTime }) => {
        requests.observe({ method, route: routeOptions.url ?? 'none', status: String(statusCode) }, elapsedTime / 1000)
      })
    },
    text: () => registry.metrics(),
    contentType: registry.contentType,
  }
}
