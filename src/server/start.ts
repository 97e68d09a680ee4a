import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import type { PhotoMeasurer } from '../core/records/photo-measurer.ts'
import { buildApp } from './app.ts'
import { openAnchor } from './audit/anchor/anchor.ts'
import { askThrough } from './audit/ask.ts'
import { openAccounts } from './auth/accounts.ts'
import { openBackupSchedule } from './backup/runs/backup-schedule.ts'
import { refuseHalfRestored } from './backup/restore/marker.ts'
import type { Config } from './config.ts'
import { openDatabase } from './database/open.ts'
import { persistentSecret } from './database/persistent-secret.ts'
import { drawDemoPhotoHandler } from './demo/draw-demo-photo.ts'
import { openDraughtsman } from './demo/draughtsman.ts'
import { seedDemo } from './demo/seed.ts'
import { readinessOf } from './edge/health/readiness.ts'
import { RATE_LIMITS, type RateLimits } from './edge/limits/rate-limits.ts'
import { faultOf } from './edge/log/fault.ts'
import { openLog } from './edge/log/logger.ts'
import { listenForMetrics } from './edge/metrics/metrics-listener.ts'
import { openMetrics } from './edge/metrics/metrics.ts'
import { preflight } from './edge/startup/preflight.ts'
import { drawDemoPhoto, JOBS, makeBackup, measurePhoto } from './jobs/catalogue.ts'
import { measurePhotoHandler } from './jobs/measure-photo.ts'
import { openQueue } from './jobs/queue.ts'
import { resumeMeasuring } from './jobs/resume.ts'
import { openMedia } from './media/open-media.ts'
import { openSpaceReserve } from './space/reserve.ts'
import { startUpkeep } from './media/upkeep/start-upkeep.ts'

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
  /** How much one caller may ask for; the usual limits unless said otherwise. */
  readonly limits?: RateLimits
}

/** A Facialis that runs: `app` answers, background work goes on, `close` ends both and then the database. */
export interface Facialis {
  readonly app: FastifyInstance
  close(): Promise<void>
}

/** Opens the database, brings it up to date, starts the work of this process's role. @throws StartupError */
export async function start(options: StartOptions): Promise<Facialis> {
  const { config, demo, web, version, lanes, limits = RATE_LIMITS } = options
  await preflight(config)
  await refuseHalfRestored(config.data)
  const closing: (() => Promise<void>)[] = []
  let stopping = false
  const close = async () => {
    stopping = true
    for (const step of closing.splice(0).reverse()) await step()
  }
  try {
    const database = await openDatabase(config, options.onLost)
    closing.push(() => database.close())
    const { log, close: closeLog } = openLog(config)
    closing.push(async () => closeLog())
    const reserve = await openSpaceReserve(config.data, (error) => log.error({ event: 'reserve-failed', ...faultOf(error) }))
    closing.push(() => reserve.close())
    const anchor = await openAnchor(askThrough(database.db), config.auditAnchor, (error) => {
      log.error({ event: 'audit-anchor-failed', ...faultOf(error) })
    })
    closing.push(() => anchor.close())
    const secret = await persistentSecret(join(config.data, 'sessions.secret'))
    const kept = await openMedia(database.db, config)
    const accounts = await openAccounts(database.pool, secret, config)
    closing.push(() => accounts.close())
    const queue = await openQueue(database.pool, JOBS, (error) => log.error({ event: 'job-failed', ...faultOf(error) }))
    closing.push(() => queue.stop())
    const { store: media, uploads } = kept
    const services = { db: database.db, accounts, media, uploads, queue, version, auditAnchor: config.auditAnchor, backup: config.backup }
    if (demo) await seedDemo(services)
    closing.push(startUpkeep(database.db, kept, (error) => log.error({ event: 'media-upkeep-failed', ...faultOf(error) })))
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
      const backups = openBackupSchedule({ db: database.db, owner: database.owner, config, version }, queue, (error) =>
        log.error({ event: 'job-failed', ...faultOf(error) }),
      )
      queue.work(makeBackup, backups.handler, 1)
      // Before the queue waits for its work to end: a backup takes longer than a stop may.
      closing.push(async () => backups.stop())
    }
    const { db, pool } = database
    const metrics = config.metrics === null ? null : openMetrics({ db, pool, data: config.data })
    if (metrics !== null && config.metrics !== null) {
      const listener = await listenForMetrics(metrics, config.metrics)
      closing.push(() => listener.close())
    }
    const readiness = readinessOf({ db, data: config.data })
    const app = await buildApp(services, { web, log, edge: { ...config, limits }, readiness, metrics })
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
