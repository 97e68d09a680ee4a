import { DetailedError, Upload } from 'tus-js-client'
import { BYTE_ROUTES } from '../../core/contract/routes.ts'
import { type Photo, photoSchema, type ViewId } from '../../core/records/assessment.ts'
import { activityHeader } from './activity.ts'
import { API, failureFrom, parseJson, request, textOf } from './call.ts'
import { Failure } from './failure.ts'
import { sha256 } from './sha256.ts'

/** What is told while a photo is on its way. */
export interface Listener {
  /** The share of the bytes that has arrived, 0 to 1. */
  readonly progressed: (share: number) => void
  /** The connection is gone, and is tried again; `progressed` follows when it is back. */
  readonly interrupted: () => void
}

/** One photo on its way to the server: it may be paused, cut off, and goes on where it was. */
export interface PhotoUpload {
  /**
   * Sends, or goes on sending.
   * @returns the photo; null when it was paused
   * @throws Failure of the contract, or `unreadable`
   */
  run(listener: Listener): Promise<Photo | null>
  pause(): void
  /** Ends it for good; what has arrived is thrown away. */
  abandon(): void
}

const PART_BYTES = 4 * 2 ** 20
/** Soon at first, then every ten seconds for hours: a ward's network comes back sooner or later. */
const RETRY_MS = [500, 1000, 2000, 4000, ...Array.from({ length: 2000 }, () => 10_000)]

/** What cannot be helped by asking again, of an answer of this status. */
const isFinal = (status: number): boolean => (status >= 400 && status < 500 && status !== 409 && status !== 423) || status === 507

export function photoUpload(assessmentId: string, view: ViewId, file: File): PhotoUpload {
  let digest: string | null = null
  let url: string | null = null
  let paused = false
  let stop = (): void => undefined

  /** Brings all bytes there. @returns whether they are; false when it was paused */
  function send(sha: string, { progressed, interrupted }: Listener): Promise<boolean> {
    return new Promise((resolve, reject) => {
      const upload = new Upload(file, {
        endpoint: API + BYTE_ROUTES.startUpload.path.replace(':id', encodeURIComponent(assessmentId)),
        uploadUrl: url,
        metadata: { view, filename: file.name, sha256: sha },
        chunkSize: PART_BYTES,
        retryDelays: RETRY_MS,
        // The name of a file may be a person's: nothing of it is left in the browser's storage.
        storeFingerprintForResuming: false,
        onBeforeRequest: (sent) => {
          for (const [name, value] of Object.entries(activityHeader())) sent.setHeader(name, value)
        },
        onUploadUrlAvailable: () => {
          url = upload.url
        },
        onProgress: (bytes, all) => progressed(bytes / all),
        onShouldRetry: (error) => {
          if (!isOfConnection(error) || isFinal(error.originalResponse?.getStatus() ?? 0)) return false
          interrupted()
          // A file that was moved or changed meanwhile looks like a lost connection.
          contentOf(file.slice(0, 1)).catch((failure: unknown) => {
            stop()
            reject(failure)
          })
          return true
        },
        onError: (error) => reject(failureOf(error)),
        onSuccess: () => resolve(true),
      })
      const online = (): void => {
        void upload.abort().then(() => {
          if (!paused) upload.start()
        })
      }
      window.addEventListener('online', online)
      stop = () => {
        window.removeEventListener('online', online)
        void upload.abort()
        if (paused) resolve(false)
      }
      upload.start()
    })
  }

  /** Asks for the photo of the bytes that are there, until there is an answer. */
  async function finish(address: string, { interrupted }: Listener): Promise<Photo | null> {
    for (let tries = 0; ; tries++) {
      try {
        const response = await request(`${address}/photo`, { method: 'POST' })
        const text = await textOf(response)
        if (!response.ok) throw failureFrom(response.status, text)
        const photo = photoSchema.safeParse(parseJson(text))
        if (photo.success) return photo.data
        throw new Failure('unreadable', 'POST photo')
      } catch (error) {
        const away = error instanceof Failure && (error.code === 'offline' || error.code === 'unavailable')
        const wait = RETRY_MS[tries]
        if (!away || wait === undefined) throw error
        interrupted()
        await new Promise<void>((done) => {
          stop = done
          setTimeout(done, wait)
        })
        if (paused) return null
      }
    }
  }

  const pause = (): void => {
    paused = true
    stop()
  }

  return {
    async run(listener) {
      paused = false
      digest ??= await sha256(await contentOf(file))
      if (paused) return null
      const arrived = await send(digest, listener).finally(() => stop())
      return arrived && url !== null ? finish(url, listener) : null
    },
    pause,
    abandon() {
      pause()
      // Where this does not arrive, the server forgets it after a day.
      if (url !== null) request(url, { method: 'DELETE', headers: { 'tus-resumable': '1.0.0' } }).catch(() => null)
    },
  }
}

const contentOf = (part: Blob): Promise<ArrayBuffer> =>
  part.arrayBuffer().catch(() => {
    throw unreadable()
  })

const unreadable = (): Failure => new Failure('invalid', 'The file could not be read from this device.')

/** Whether a request failed; else the file could not be read, or the browser cannot do this. */
const isOfConnection = (error: Error): error is DetailedError => error instanceof DetailedError

function failureOf(error: Error): Failure {
  if (!isOfConnection(error)) return unreadable()
  const answer = error.originalResponse
  return answer === null ? new Failure('offline', 'The server does not answer.') : failureFrom(answer.getStatus(), answer.getBody())
}
