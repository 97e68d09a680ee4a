import { Readable } from 'node:stream'
import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3'
import { Problem } from '../../routes/problem.ts'
import type { Bucket } from './bucket.ts'
import { BlobMissing, type BlobStore, exactly, requireBlobName } from './blob-store.ts'

const SILENT = { trace: quiet, debug: quiet, info: quiet, warn: quiet, error: quiet }
const CONNECT_LIMIT_MS = 5_000
const ANSWER_LIMIT_MS = 60_000

/**
 * Blobs as objects of a bucket. The store answers a PUT only when the object is whole and kept; its length is asked for
 * once more, because stores exist that keep another.
 * The keys to it come from the environment, as the maker's library reads them.
 * @throws the store's own error when the bucket cannot be reached
 */
export async function openS3Blobs({ bucket, prefix, endpoint, region }: Bucket): Promise<BlobStore> {
  const client = new S3Client({
    region,
    ...(endpoint === null ? {} : { endpoint, forcePathStyle: true }),
    // Every byte is authenticated by our own cipher; not every store understands the checksums the library would add.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    // What goes wrong is thrown; the library would also write it to the console.
    logger: SILENT,
    requestHandler: { connectionTimeout: CONNECT_LIMIT_MS, requestTimeout: ANSWER_LIMIT_MS },
  })
  await client.send(new HeadBucketCommand({ Bucket: bucket }))
  const at = (name: string) => {
    requireBlobName(name)
    return { Bucket: bucket, Key: prefix + name }
  }

  async function stat(name: string) {
    try {
      const { ContentLength = 0, LastModified = new Date(0) } = await client.send(new HeadObjectCommand(at(name)))
      return { bytes: ContentLength, writtenAt: LastModified }
    } catch (error) {
      if (statusOf(error) === 404) return null
      throw error
    }
  }

  return {
    stat,
    async put(name, body, bytes) {
      const Body = Readable.from(exactly(body, bytes), { objectMode: false })
      const brokenOff = new AbortController()
      let why: unknown = null
      // The library does not listen for a body that fails: without this, the request would wait for the rest of it.
      Body.once('error', (error) => {
        why = error
        brokenOff.abort()
      })
      try {
        const request = { ...at(name), Body, ContentLength: bytes, ContentType: 'application/octet-stream' }
        await client.send(new PutObjectCommand(request), { abortSignal: brokenOff.signal })
      } catch (failure) {
        const error = why ?? failure
        Body.destroy()
        // Nothing is deleted: a PUT that failed has changed nothing, and what has this name may be a good one from before.
        if (!isFull(error)) throw error
        throw new Problem('storage-full', 'The object store of the center is full: nothing was stored.', undefined, { cause: error })
      }
      const kept = await stat(name)
      if (kept?.bytes === bytes) return
      // Best effort: what was kept wrongly has no record, and is swept.
      if (kept !== null) await client.send(new DeleteObjectCommand(at(name))).catch(() => null)
      throw new Error(`the object store kept ${String(kept?.bytes)} bytes of ${String(bytes)}`)
    },
    async get(name, range) {
      if (range !== undefined && range.end <= range.start) return Readable.from([])
      const Range = range === undefined ? {} : { Range: `bytes=${String(range.start)}-${String(range.end - 1)}` }
      try {
        const { Body } = await client.send(new GetObjectCommand({ ...at(name), ...Range }))
        if (!(Body instanceof Readable)) throw new Error('the object store answered with no body')
        return Body
      } catch (error) {
        if (statusOf(error) === 404) throw new BlobMissing(name, { cause: error })
        // A range that begins behind the end: there is nothing to read.
        if (statusOf(error) === 416) return Readable.from([])
        throw error
      }
    },
    async delete(name) {
      await client.send(new DeleteObjectCommand(at(name))).catch((error: unknown) => {
        if (statusOf(error) !== 404) throw error
      })
    },
    async *list(start) {
      let next: string | undefined
      do {
        const page = await client.send(
          new ListObjectsV2Command({ Bucket: bucket, Prefix: prefix + start, ...(next === undefined ? {} : { ContinuationToken: next }) }),
        )
        for (const { Key = '', Size = 0, LastModified = new Date(0) } of page.Contents ?? []) {
          yield { name: Key.slice(prefix.length), bytes: Size, writtenAt: LastModified }
        }
        next = page.NextContinuationToken
      } while (next !== undefined)
    },
  }
}

function quiet(): void {
  // Says nothing.
}

const statusOf = (error: unknown): number | undefined =>
  error instanceof S3ServiceException ? error.$metadata.httpStatusCode : undefined

/** A quota is no part of S3: each store has its own word for it. */
const isFull = (error: unknown): boolean =>
  error instanceof S3ServiceException &&
  (error.$metadata.httpStatusCode === 507 || /QuotaExceeded|StorageFull|EntityTooLarge/.test(error.name))
