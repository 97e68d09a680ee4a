/** A process that measures one photo after the other. Its argument is the directory of the networks. */
import { readFile, stat } from 'node:fs/promises'
import sharp from 'sharp'
import type { PhotoRequest } from '../../core/records/photo-measurer.ts'
import type { PhotoResult } from '../../core/records/photo-result.ts'
import { measurePhoto } from '../../core/records/measure-photo.ts'
import { decodePicture } from '../media/decode/decode-picture.ts'
import { atFullSize } from './at-full-size.ts'
import type { Answer, Job } from './messages.ts'
import { openNetworks } from './networks.ts'
import { refused } from './refused.ts'

/** A worker that has grown beyond this after a large photo ends itself; the pool starts another one. */
const MAX_IDLE_MEMORY = 350 * 2 ** 20

/** A photo file is not larger: an uncompressed one of 100 megapixels with 16 bits a channel has 600 MB. */
const MAX_FILE_BYTES = 640_000_000

/**
 * Larger pictures are reduced to this many pixels on the longer side before they are measured: the network sees a face in
 * 192 × 192 pixels, and the full size would cost hundreds of megabytes.
 */
const MAX_SIDE = 4096

/** Why a file cannot be read, in words. */
function unreadable(name: string, error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error'
  if (code === 'ENOENT') return `${name} does not exist: check the path.`
  if (code === 'EACCES' || code === 'EPERM') return `${name} may not be read: check its permissions.`
  return `${name} cannot be read (${code}): check the disk it lies on.`
}

async function bytesOf(request: PhotoRequest): Promise<Uint8Array | string> {
  if ('bytes' in request) return request.bytes
  const { path, name } = request
  try {
    const file = await stat(path)
    if (file.isDirectory()) return `${name} is a folder: choose the photos inside it.`
    if (!file.isFile()) return `${name} is not a file: choose a photo.`
    if (file.size > MAX_FILE_BYTES) return `${name} has ${Math.round(file.size / 1e6)} MB: save it smaller and choose it again.`
    return await readFile(path)
  } catch (error) {
    return unreadable(name, error)
  }
}

const modelsDirectory = process.argv[2]
if (modelsDirectory === undefined || process.send === undefined) throw new Error('this is a worker of detector/pool.ts')

// One core a worker, and nothing kept between photos of different people.
sharp.concurrency(1)
sharp.cache(false)
const networks = await openNetworks(modelsDirectory)

async function measure(request: PhotoRequest): Promise<PhotoResult> {
  const bytes = await bytesOf(request)
  if (typeof bytes === 'string') return refused(request.name, bytes)
  const decoded = await decodePicture(bytes, request.name, MAX_SIDE)
  if (!decoded.ok) return refused(request.name, decoded.why)
  const { picture, width, height } = decoded
  return atFullSize(await measurePhoto(picture, networks, { ...request.options, name: request.name }), width, height)
}

function say(answer: Answer, then: () => void = () => undefined): void {
  process.send?.(answer, undefined, undefined, then)
}

const leaving = (): boolean => process.memoryUsage.rss() > MAX_IDLE_MEMORY

process.on('message', ({ request }: Job) => {
  measure(request)
    .then<Answer, Answer>(
      (result) => ({ kind: 'result', result, leaving: leaving() }),
      (error: unknown) => ({
        kind: 'defect',
        message: error instanceof Error ? error.message : String(error),
        leaving: leaving(),
      }),
    )
    .then((answer) => {
      say(answer, () => {
        if (answer.kind !== 'ready' && answer.leaving) process.exit(0)
      })
    })
})
// The parent is gone: nobody waits for the answer.
process.on('disconnect', () => process.exit(1))
say({ kind: 'ready' })
