import { createServer } from 'node:http'
import { StartupError } from '../../config.ts'
import type { Metrics } from './metrics.ts'

/** A server of its own, so that the numbers are never reached through the address of the clinic. */
export interface MetricsListener {
  readonly port: number
  close(): Promise<void>
}

/** Answers GET /metrics. Port 0 takes any that is free. @throws StartupError when the port cannot be opened. */
export async function listenForMetrics(metrics: Metrics, { host, port }: { host: string; port: number }): Promise<MetricsListener> {
  const server = createServer((request, response) => {
    if (request.method !== 'GET' || request.url !== '/metrics') {
      response.writeHead(404).end()
      return
    }
    metrics.text().then(
      (text) => response.writeHead(200, { 'content-type': metrics.contentType, 'x-content-type-options': 'nosniff' }).end(text),
      () => response.writeHead(500).end(),
    )
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen({ host, port }, resolve)
  }).catch((error: unknown) => {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'no reason given'
    throw new StartupError(`The metrics cannot be offered on port ${String(port)} of ${host}: choose another FACIALIS_METRICS_PORT (${code}).`)
  })
  const address = server.address()
  return {
    port: typeof address === 'object' && address !== null ? address.port : port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
