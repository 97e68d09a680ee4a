import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import pino from 'pino'
import type { PhotoMeasurer } from '../core/records/photo-measurer.ts'
import { buildApp } from './app.ts'
import { openAccounts } from './auth/accounts.ts'
import { type Config, StartupError } from './config.ts'
import { openDatabase } from './database/open.ts'
import { persistentSecret } from './database/embedded.ts'
import { drawDemoPhotoHandler } from './demo/draw-demo-photo.ts'
import { openDraughtsman } from './demo/draughtsman.ts'
import { seedDemo } from './demo/seed.ts'
import { drawDemoPhoto, JOBS, measurePhoto } from './jobs/catalogue.ts'
import { measurePhotoHandler } from './jobs/measure-photo.ts'
import { openQueue } from './jobs/queue.ts'
import { resumeMeasuring } from './jobs/resume.ts'
import { makeFolder } from './make-folder.ts'
import { openMediaStore } from './media/store.ts'

/** Less than what service managers and containers wait before they kill, 10 s. */
const GRACE_MS = 5_000

export interface StartOptions {
  readonly config: Config
  /** Fills an empty database with the fictional center. */
  readonly demo: boolean
  /** The folder of the built screens. */
  readonly web: string
  readonly version: string
  /** Opened when the first photo is to be measured, so that the address shows before the networks are loaded. */
  readonly openMeasurer: () => Promise<PhotoMeasurer>
  /** How many photos are measured at a time. */
  readonly lanes: number
  /** The database went away under us. */
  readonly onLost: () => void
}

/** A Facialis that runs: `app` answers, background work goes on, `close` ends both and then the database. */
export interface Facialis {
  readonly app: FastifyInstance
  close(): Promise<void>
}

/** Opens the database, brings it up to date, starts the work of this process's role. @throws StartupError */
export async function start(options: StartOptions): Promise<Facialis> {
  const { config, demo, web, version, lanes } = options
  await makeFolder(config.data, 0o711).catch((error: unknown) => {
    const why = error instanceof Error ? error.message : String(error)
    throw new StartupError(`FACIALIS_DATA ${config.data} cannot be used: ${why}.`)
  })
  const closing: (() => Promise<void>)[] = []
  let stopping = false
  const close = async () => {
    stopping = true
    for (const step of closing.splice(0).reverse()) await step()
  }
  try {
    const database = await openDatabase(config, options.onLost)
    closing.push(() => database.close())
    const destination = pino.destination({ dest: join(config.data, 'facialis.log'), sync: true, mode: 0o600 })
    // A log that cannot be written, on a full disk say, is no reason to stop answering.
    destination.on('error', () => null)
    const log = pino(destination)
    const secret = await persistentSecret(join(config.data, 'sessions.secret'))
    const [media, accounts] = [await openMediaStore(config.data), openAccounts(database.pool, secret)]
    const queue = await openQueue(database.pool, JOBS, (error) => log.error({ job: kindOf(error) }))
    closing.push(() => queue.stop())
    const services = { db: database.db, accounts, media, queue, version }
    if (demo) await seedDemo(services)
    if (config.role !== 'api') {
      let measurer: Promise<PhotoMeasurer> | null = null
      const measuring = () => {
        measurer ??= options.openMeasurer().catch((error: unknown) => {
          measurer = null
          throw error
        })
        return measurer
      }
      closing.push(async () => {
        await (await measurer?.catch(() => null))?.close()
      })
      await resumeMeasuring(database, queue)
      queue.work(measurePhoto, measurePhotoHandler(database, media, measuring, () => stopping), lanes)
      const draughtsman = openDraughtsman()
      closing.push(async () => draughtsman.close())
      queue.work(drawDemoPhoto, drawDemoPhotoHandler(services, draughtsman), 1)
      // Stopped before the measurer is closed, so that a photo interrupted by Ctrl-C is not written down as refused.
      closing.push(() => queue.stop())
    }
    const app = await buildApp(services, web, destination)
    closing.push(() => closeWithin(app, GRACE_MS))
    await app.ready()
    return { app, close }
  } catch (error) {
    await close()
    throw error
  }
}

/** Lets the requests under way be answered, and ends those that go on for too long: a stalled upload must not hold the stop. */
async function closeWithin(app: FastifyInstance, grace: number): Promise<void> {
  const impatience = setTimeout(() => app.server.closeAllConnections(), grace)
  await app.close().finally(() => clearTimeout(impatience))
}

/** What a log may hold of an error: its kind and where it happened, not the text, which may quote a record. */
const kindOf = (error: unknown) =>
  error instanceof Error
    ? { kind: error.name, where: error.stack?.split('\n').filter((line) => line.startsWith('    at ')).slice(0, 6) }
    : { kind: typeof error }
