/** What is kept under a name: its length and when it was written. */
export interface BlobStat {
  readonly bytes: number
  readonly writtenAt: Date
}

/** Bytes from `start` up to but not including `end`; an end beyond the blob means its end. */
export interface ByteRange {
  readonly start: number
  readonly end: number
}

/**
 * Keeps bytes under names, on a disk or in an object store. A name is lower-case words parted by slashes
 * (`isBlobName`). A blob is whole or not there: nobody ever reads half of one that is being written.
 */
export interface BlobStore {
  /**
   * Keeps a body of that many bytes for good: when this resolves, the bytes and the name outlive a power failure.
   * A blob of that name is replaced. What fails leaves nothing of itself behind, and the blob that was there as it was.
   * @throws Problem `storage-full` when there is no room
   */
  put(name: string, body: AsyncIterable<Uint8Array>, bytes: number): Promise<void>
  /** The bytes, read as they are asked for. @throws BlobMissing */
  get(name: string, range?: ByteRange): Promise<AsyncIterable<Uint8Array>>
  /** Null when there is no such blob. */
  stat(name: string): Promise<BlobStat | null>
  /** Removes a blob; one that is not there counts as removed. */
  delete(name: string): Promise<void>
  /** Every blob whose name begins so, in no order that means anything. */
  list(prefix: string): AsyncIterable<BlobStat & { readonly name: string }>
}

/** There is no blob of that name. */
export class BlobMissing extends Error {
  override readonly name = 'BlobMissing'

  constructor(blob: string, options?: ErrorOptions) {
    super(`there is no blob ${blob}`, options)
  }
}

const NAME = /^[a-z0-9][a-z0-9-]*(\/[a-z0-9][a-z0-9-]*)*$/

export const isBlobName = (name: string): boolean => NAME.test(name)

/** @throws RangeError: a name never comes from outside, so a wrong one is a defect, and perhaps a path out of the store. */
export function requireBlobName(name: string): void {
  if (!isBlobName(name)) throw new RangeError(`${JSON.stringify(name)} is no name of a blob`)
}

/** The same bytes, when they are as many as was said. @throws Error when there are more or fewer, before the end is reached */
export async function* exactly(body: AsyncIterable<Uint8Array>, bytes: number): AsyncGenerator<Uint8Array> {
  let left = bytes
  for await (const part of body) {
    left -= part.byteLength
    if (left < 0) break
    yield part
  }
  if (left !== 0) throw new Error(`a blob of ${String(bytes)} bytes came with ${left < 0 ? 'more' : 'fewer'}`)
}
