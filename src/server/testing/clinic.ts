import { createHash } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { FastifyInstance, InjectOptions } from 'fastify'
import sharp from 'sharp'
import type { Assessment, Photo } from '../../core/records/assessment.ts'
import type { PhotoMeasurer } from '../../core/records/photo-measurer.ts'
import type { SignInAnswer } from '../../core/contract/accounts.ts'
import { fromBase32 } from '../auth/factors/base32.ts'
import { stepAt, totp } from '../auth/factors/totp.ts'
import { readConfig } from '../config.ts'
import type { RateLimits } from '../edge/limits/rate-limits.ts'
import { start } from '../start.ts'

export const OWNER = { centerName: 'Center', name: 'Ada Owner', email: 'ada@center.example', password: 'a long enough password' }
export const PERSON = { name: 'Nora Name', birthDate: '1980-02-29', recordNumber: 'R-1', affectedSide: 'left' }

const plenty = { burst: 1e9, perSecond: 1e9 }
/** Tests ask far more than people do, all from one address. */
export const NO_LIMITS: RateLimits = {
  byAddress: { entrance: plenty, pictures: plenty, screens: plenty, api: plenty },
  bySession: { pictures: plenty, screens: plenty, api: plenty },
}

/** Two cores measure beside the other tests. */
const PATIENCE_MS = 60_000

/** A Facialis for tests on a data folder of its own. Real: HTTP, accounts, PostgreSQL, queue, disk. Given: the measurer. */
export interface TestClinic {
  readonly app: FastifyInstance
  readonly data: string
  /** A request with the session of `signIn`; the answer's fields and its status. */
  ask<T>(method: NonNullable<InjectOptions['method']>, path: string, payload?: object): Promise<T & { status: number }>
  /** Opens the owner's session with password and app, which every later request carries; sets the app up the first time. */
  signIn(): Promise<void>
  /** Uploads a picture at rest of that red, which is what tells one picture from another. */
  upload(assessment: string, red: number, name?: string): Promise<Photo & { status: number }>
  /** The photos of an assessment once every one satisfies `when`; unless said otherwise, once no photo waits any more. */
  settled(assessment: string, when?: (photo: Photo) => boolean): Promise<readonly Photo[]>
  /** The session's cookie as a request carries it. */
  cookie(): string
  /** What the owner's app shows; one that was not used before. */
  nextCode(): string
  close(): Promise<void>
}

/** The session's cookie that an answer sets, as a request carries it. */
export function cookieFrom({ cookies }: { cookies: readonly { name: string; value: string }[] }): string {
  const session = cookies.find(({ name }) => name.endsWith('facialis.session_token'))
  return `${session?.name ?? ''}=${encodeURIComponent(session?.value ?? '')}`
}

/**
 * The codes of an authenticator app that holds this secret. No code counts twice, and one that is half a minute off is taken:
 * so there are two within half a minute.
 */
export function codesOf(secret: string): () => string {
  let last = 0
  return () => {
    last = Math.max(last + 1, stepAt(new Date()))
    return totp(fromBase32(secret), last)
  }
}

/**
 * @param prepare what the data folder holds before the start.
 * @param environment variables of the configuration.
 */
export async function openClinic(
  measurer: PhotoMeasurer,
  prepare?: (data: string) => Promise<void>,
  environment: Readonly<Record<string, string>> = {},
): Promise<TestClinic> {
  const data = await mkdtemp(join(tmpdir(), 'facialis-clinic-'))
  await prepare?.(data)
  const { app, close } = await start({
    config: readConfig({ FACIALIS_DATA: data, ...environment }, false, '/'),
    demo: false,
    web: join(data, 'web'),
    version: '0.0.0',
    openMeasurer: () => Promise.resolve(measurer),
    lanes: 1,
    onLost: () => null,
    limits: NO_LIMITS,
  })
  let cookie = ''
  let nextCode = () => ''

  async function ask<T>(method: NonNullable<InjectOptions['method']>, path: string, payload?: object): Promise<T & { status: number }> {
    const answer = await app.inject({ method, url: `/api${path}`, headers: { cookie }, ...(payload ? { payload } : {}) })
    return Object.assign(answer.json<T>() as object, { status: answer.statusCode }) as T & { status: number }
  }

  return {
    app,
    data,
    ask,
    cookie: () => cookie,
    async signIn() {
      const { email, password } = OWNER
      const first = await app.inject({ method: 'POST', url: '/api/auth/sign-in/email', payload: { email, password } })
      const waiting = first.json<SignInAnswer>()
      if (waiting.next === 'second-factor') {
        const payload = { ceremony: waiting.ceremony, code: nextCode() }
        cookie = cookieFrom(await app.inject({ method: 'POST', url: '/api/auth/sign-in/code', payload }))
        return
      }
      cookie = cookieFrom(first)
      nextCode = codesOf((await ask<{ secret: string }>('POST', '/account/app')).secret)
      await ask('PUT', '/account/app', { code: nextCode() })
    },
    nextCode: () => nextCode(),
    async upload(assessment, red, name = `${String(red)}.png`) {
      const background = { r: red, g: 0, b: 0 }
      const payload = await sharp({ create: { width: 9, height: 7, channels: 3, background } }).png().toBuffer()
      const answer = await app.inject({
        method: 'PUT',
        url: `/api/assessments/${assessment}/photos/rest`,
        headers: {
          cookie,
          'content-type': 'application/octet-stream',
          'x-file-name': name,
          'x-content-sha256': createHash('sha256').update(payload).digest('hex'),
        },
        payload,
      })
      return { ...answer.json<Photo>(), status: answer.statusCode }
    },
    async settled(assessment, when = ({ state }) => state !== 'waiting' && state !== 'measuring') {
      for (const end = Date.now() + PATIENCE_MS; Date.now() < end; await sleep(25)) {
        const { photos } = await ask<Assessment>('GET', `/assessments/${assessment}`)
        if (photos.every(when)) return photos
      }
      throw new Error(`the photos did not settle within ${String(PATIENCE_MS / 1000)} seconds`)
    },
    async close() {
      await close()
      await rm(data, { recursive: true, force: true })
    },
  }
}
