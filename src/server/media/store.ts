import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import type { Kysely } from 'kysely'
import type { Tables } from '../database/tables.ts'
import { BlobMissing, type BlobStore, type ByteRange } from './blobs/blob-store.ts'
import { KEY_BYTES, plainLength, seal, type Sealed, sealedLength, unseal } from './cipher/chunked-cipher.ts'
import { collect, sourceOf } from './cipher/pieces.ts'
import { subKey } from './cipher/sub-key.ts'
import type { MasterKey } from './keys/master-key.ts'
import { Problem } from '../routes/problem.ts'
import { MediaFault } from './media-fault.ts'
import { objectBlob, objectRow, pictureBlob, readerOf, sealedOf } from './objects.ts'
import { openTurns } from './render/in-turn.ts'
import { openRefusedPictures } from './render/refused-pictures.ts'
import { openRenderer } from './render/renderer.ts'
import type { PictureSize, Rendered } from './render/render-picture.ts'

/** Whose photo it is. */
export interface Owner {
  readonly center: string
  readonly patient: string
}

/** Bytes that are kept, encrypted and for good, but are nobody's yet. Those that stay so are swept away. */
export interface Arrival {
  readonly object: string
  readonly sha256: string
  readonly bytes: number
  /** The first bytes, which tell what it is. */
  readonly opening: Uint8Array
  readonly wrappedKey: Buffer
}

/** An object that can be read: how long it is, and its bytes. */
export interface OpenObject {
  readonly bytes: number
  readonly stream: Readable
}

/** The bytes that arrived have another digest than was said. */
export class DigestMismatch extends Error {
  override readonly name = 'DigestMismatch'
}

/**
 * Photos as encrypted objects; one object for the same bytes of the same patient, and never one for two patients.
 * In this order: `receive`, when it resolves the bytes are on disk; `keep`, the row that makes them a patient's, in the
 * caller's transaction; the commit; the answer to who sent them.
 */
export interface MediaStore {
  /**
   * @param sha256 what the digest must be; null when nobody said
   * @throws DigestMismatch, Problem `storage-full`, or what the source throws; nothing is left then
   */
  receive(source: AsyncIterable<Uint8Array>, bytes: number, sha256: string | null): Promise<Arrival>
  /** Gives what arrived to a patient. @returns the object: the one there is already, where the same bytes came before */
  keep(db: Kysely<Tables>, owner: Owner, arrival: Arrival): Promise<string>
  /** Removes what arrived and was never given to `keep`. */
  discard(arrival: Arrival): Promise<void>
  /** The bytes exactly as they were sent, or a part of them. @throws MediaFault before the first of them, or among them */
  open(db: Kysely<Tables>, object: string, range?: ByteRange): Promise<OpenObject>
  /** The upright sRGB picture as JPEG without metadata; made once, then read back. @throws MediaFault */
  picture(db: Kysely<Tables>, object: string, fileName: string, size: PictureSize): Promise<Rendered>
}

/** Enough for every signature and for a text to show that it is one. */
const OPENING_BYTES = 4096

export function openMediaStore(blobs: BlobStore, master: MasterKey): MediaStore {
  const renderPicture = openRenderer()
  const making = new Map<string, Promise<Rendered>>()
  const inTurn = openTurns()
  const refused = openRefusedPictures()

  const put = (blob: string, { key, name, bytes }: Sealed, plain: AsyncIterable<Uint8Array>): Promise<void> =>
    blobs.put(blob, seal(key, name, plain), sealedLength(bytes))

  async function open(sealed: Sealed, blob: string, range?: ByteRange): Promise<Readable> {
    const parts = unseal(sealed, readerOf(blobs, blob), range)
    // What is wrong with the beginning is known before anything is answered.
    const first = await parts.next().catch((cause: unknown) => {
      throw cause instanceof BlobMissing ? new MediaFault('missing', sealed.name, { cause }) : cause
    })
    return Readable.from(resume(first, parts), { objectMode: false })
  }

  async function pictureOf(sealed: Sealed, blob: string): Promise<Buffer | null> {
    const there = await blobs.stat(blob)
    if (there === null) return null
    try {
      return await collect(unseal({ ...sealed, bytes: plainLength(there.bytes) }, readerOf(blobs, blob)))
    } catch (error) {
      // A damaged one is made anew.
      if (error instanceof MediaFault || error instanceof BlobMissing) return null
      throw error
    }
  }

  async function render(original: Sealed, sealed: Sealed, blob: string, name: string, size: PictureSize): Promise<Rendered> {
    const bytes = await collect(await open(original, objectBlob(original.name)))
    const rendered = await renderPicture({ bytes, name, size })
    if (!rendered.ok) return rendered
    const { jpeg } = rendered
    // Kept to save time alone: on a full disk it is made again when it is asked for again.
    await put(blob, { ...sealed, bytes: jpeg.byteLength }, sourceOf(jpeg)).catch(unlessFull)
    return { ok: true, jpeg }
  }

  return {
    async receive(source, bytes, sha256) {
      const object = randomUUID()
      const key = randomBytes(KEY_BYTES)
      const hash = createHash('sha256')
      const opening: Uint8Array[] = []
      let opened = 0
      let digest = ''
      async function* watched(): AsyncGenerator<Uint8Array> {
        for await (const part of source) {
          hash.update(part)
          if (opened < OPENING_BYTES) opening.push(Uint8Array.prototype.slice.call(part, 0, OPENING_BYTES - opened))
          opened += part.byteLength
          yield part
        }
        digest = hash.digest('hex')
        // Before the blob has its name: what arrived wrong is never there, not even for a moment.
        if (sha256 !== null && digest !== sha256) throw new DigestMismatch('the bytes that arrived are not those that were sent')
      }
      await put(objectBlob(object), { key, name: object, bytes }, watched())
      return { object, sha256: digest, bytes, opening: Buffer.concat(opening), wrappedKey: master.wrap(key, object) }
    },
    async keep(db, { center, patient }, arrival) {
      const { object, sha256, bytes, wrappedKey } = arrival
      const made = await db
        .insertInto('media_object')
        .values({
          id: object,
          center_id: center,
          patient_id: patient,
          sha256,
          bytes,
          wrapped_key: wrappedKey,
          master_key: master.fingerprint,
        })
        .onConflict((conflict) => conflict.columns(['patient_id', 'sha256']).doNothing())
        .returning('id')
        .executeTakeFirst()
      if (made !== undefined) return object
      const there = await db
        .selectFrom('media_object')
        .select(['id', 'sha256', 'bytes', 'wrapped_key', 'master_key'])
        .where('patient_id', '=', patient)
        .where('sha256', '=', sha256)
        .executeTakeFirstOrThrow()
      const blob = objectBlob(there.id)
      // The disk lost it, or a part of it: what has just arrived takes its place.
      if ((await blobs.stat(blob))?.bytes !== sealedLength(there.bytes)) {
        const again = { key: master.unwrap(wrappedKey, object), name: object, bytes }
        await put(blob, sealedOf(there, master), unseal(again, readerOf(blobs, objectBlob(object))))
        await db.deleteFrom('media_fault').where('blob', '=', blob).execute()
      }
      await blobs.delete(objectBlob(object))
      return there.id
    },
    discard: ({ object }) => blobs.delete(objectBlob(object)),
    async open(db, object, range) {
      const sealed = sealedOf(await objectRow(db, object), master)
      return { bytes: sealed.bytes, stream: await open(sealed, objectBlob(object), range) }
    },
    async picture(db, object, fileName, size) {
      const original = sealedOf(await objectRow(db, object), master)
      const name = `${object}-${size}`
      const sealed = { key: subKey(original.key, `picture ${size}`), name, bytes: 0 }
      const blob = pictureBlob(object, size)
      const jpeg = await pictureOf(sealed, blob)
      if (jpeg !== null) return { ok: true, jpeg }
      const picture = `${name} ${fileName}`
      const why = refused.why(picture)
      if (why !== null) return { ok: false, why }
      // The whole original is in memory while its picture is made: of one at a time.
      const make = () => inTurn(() => render(original, sealed, blob, fileName, size)).finally(() => making.delete(name))
      const running = making.get(name) ?? make()
      making.set(name, running)
      const rendered = await running
      if (!rendered.ok) refused.note(picture, rendered.why)
      return rendered
    },
  }
}

/** The same parts, of which the first was taken already. */
async function* resume(first: IteratorResult<Buffer>, rest: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  try {
    if (first.done === true) return
    yield first.value
    yield* rest
  } finally {
    await rest.return(undefined)
  }
}

function unlessFull(error: unknown): void {
  if (!(error instanceof Problem && error.code === 'storage-full')) throw error
}
