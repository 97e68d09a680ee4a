import { availableParallelism } from 'node:os'
import { readConfig, StartupError } from './config.ts'
import { openPool } from './detector/pool.ts'
import { start } from './start.ts'

/** What the composition root knows about this installation. */
export interface Paths {
  /** The folder of the built screens. */
  readonly web: string
  /** The folder of the networks. */
  readonly models: string
  readonly version: string
}

/**
 * Starts Facialis as the environment says, prints its address as one line and serves until it is told to stop.
 * Resolves when it serves. `--demo` opens on the fictional center.
 * @throws StartupError with one sentence when it cannot start.
 */
export async function main(argv: readonly string[], paths: Paths): Promise<void> {
  const demo = argv.includes('--demo')
  const unknown = argv.filter((argument) => argument !== '--demo')
  if (unknown.length > 0) throw new StartupError(`Facialis does not know ${unknown.join(' ')}; it knows --demo.`)
  const config = readConfig(process.env, demo, process.cwd())
  const lanes = availableParallelism()
  const facialis = await start({
    config,
    demo,
    web: paths.web,
    version: paths.version,
    openMeasurer: () => openPool({ models: paths.models, size: lanes }),
    lanes,
    onLost: () => {
      process.stderr.write('Facialis stops because its database went away: start it again, nothing that was saved is lost.\n')
      process.exit(1)
    },
  })

  let stopping = false
  const stop = () => {
    if (stopping) return
    stopping = true
    facialis.close().then(
      () => process.exit(0),
      (error: unknown) => {
        process.stderr.write(`Facialis did not stop cleanly: ${error instanceof Error ? error.message : String(error)}\n`)
        process.exit(1)
      },
    )
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
  // The terminal was closed: the database must not be left running behind it.
  process.on('SIGHUP', stop)

  if (config.role === 'worker') {
    if (config.log === 'stdout') facialis.app.log.info({ event: 'working' })
    else process.stdout.write('Facialis works in the background.\n')
    return
  }
  try {
    await facialis.app.listen({ host: config.host, port: config.port })
  } catch (error) {
    await facialis.close()
    throw listenFailure(error, config.host, config.port)
  }
  if (config.log === 'stdout') {
    // Who collects lines of JSON gets nothing else.
    facialis.app.log.info({ event: 'serving', port: config.port })
    return
  }
  const name = config.host === '127.0.0.1' || config.host === '0.0.0.0' ? 'localhost' : config.host
  process.stdout.write(`http://${name.includes(':') ? `[${name}]` : name}:${String(config.port)}\n`)
}

function listenFailure(error: unknown, host: string, port: number): StartupError {
  const code = error instanceof Error && 'code' in error ? error.code : null
  const at = `port ${String(port)} of ${host}`
  if (code === 'EADDRINUSE') {
    return new StartupError(`Another program is using ${at}: choose another port with FACIALIS_PORT.`)
  }
  if (code === 'EACCES') return new StartupError(`Facialis may not open ${at}: choose a FACIALIS_PORT from 1024 on.`)
  return new StartupError(`Facialis cannot open ${at}: check FACIALIS_HOST and FACIALIS_PORT (${String(code)}).`)
}
