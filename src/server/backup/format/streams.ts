import { createHash } from 'node:crypto'
import { pipeline, Readable } from 'node:stream'
import { constants, createBrotliCompress, createBrotliDecompress } from 'node:zlib'
import type { BlobStore } from '../../media/blobs/blob-store.ts'
import { seal, unseal } from '../../media/cipher/chunked-cipher.ts'
import { collect, pieces, sourceOf } from '../../media/cipher/pieces.ts'
import { asBackupFault, BackupFault } from './backup-fault.ts'
import type { StreamRecord } from './manifest.ts'
import { partBlob } from './names.ts'

/** A backup that is being written or read: where it lies and the key of its parts. */
export interface BackupParts {
  readonly blobs: BlobStore
  readonly id: string
  readonly key: Uint8Array
}

/** What of a stream is in memory at a time. */
const PART_BYTES = 2 ** 23

/** The fastest of Brotli: on rows as ours 230 MB/s to a fifth, where gzip's fastest gives 75 MB/s to two fifths. */
const QUALITY = 1

const partName = (stream: string, index: number): string => `${stream}/${String(index + 1).padStart(6, '0')}`

/** Compresses, seals and keeps bytes of any length, part by part. */
export async function writeStream(
  { blobs, id, key }: BackupParts,
  stream: string,
  source: AsyncIterable<Uint8Array>,
): Promise<StreamRecord> {
  const hash = createHash('sha256')
  let bytes = 0
  async function* counted() {
    for await (const piece of source) {
      hash.update(piece)
      bytes += piece.byteLength
      yield piece
    }
  }
  const brotli = createBrotliCompress({ params: { [constants.BROTLI_PARAM_QUALITY]: QUALITY } })
  // A failure of the source ends the loop below: the callback has nothing to add.
  const compressed = pipeline(Readable.from(counted(), { objectMode: false }), brotli, () => null)
  const parts: number[] = []
  for await (const piece of pieces(compressed, PART_BYTES)) {
    const name = partName(stream, parts.length)
    const sealed = await collect(seal(key, `${id}/${name}`, sourceOf(piece)))
    await blobs.put(partBlob(id, name), sourceOf(sealed), sealed.byteLength)
    parts.push(piece.byteLength)
  }
  return { bytes, sha256: hash.digest('hex'), parts }
}

/**
 * The bytes of a stream. Each part is proved before any of it is given out, the whole at its end.
 * @param part what the stream holds, for the message
 * @throws BackupFault
 */
export async function* readStream(
  { blobs, id, key }: BackupParts,
  stream: string,
  record: StreamRecord,
  part: string,
): AsyncGenerator<Buffer> {
  async function* compressed() {
    for (const [index, bytes] of record.parts.entries()) {
      const name = partName(stream, index)
      const blob = partBlob(id, name)
      try {
        yield* unseal({ key, name: `${id}/${name}`, bytes }, (range) => blobs.get(blob, range))
      } catch (error) {
        throw asBackupFault(error, part, blob)
      }
    }
  }
  const hash = createHash('sha256')
  let bytes = 0
  const plain = pipeline(Readable.from(compressed(), { objectMode: false }), createBrotliDecompress(), () => null)
  for await (const piece of plain as AsyncIterable<Buffer>) {
    hash.update(piece)
    bytes += piece.byteLength
    yield piece
  }
  if (bytes !== record.bytes || hash.digest('hex') !== record.sha256) {
    throw new BackupFault('altered', part, partBlob(id, stream))
  }
}
