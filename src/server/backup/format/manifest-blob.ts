import { randomBytes } from 'node:crypto'
import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'
import { z } from 'zod'
import { type BlobStore } from '../../media/blobs/blob-store.ts'
import { KEY_BYTES, seal, unseal } from '../../media/cipher/chunked-cipher.ts'
import { collect, sourceOf } from '../../media/cipher/pieces.ts'
import { type MasterKey, WrongMasterKey } from '../../media/keys/master-key.ts'
import { asBackupFault, BackupFault } from './backup-fault.ts'
import { FORMAT, type Manifest, manifestSchema } from './manifest.ts'
import { manifestBlob } from './names.ts'
import type { BackupParts } from './streams.ts'

/** A backup that exists: its parts can be read. */
export interface OpenBackup extends BackupParts {
  readonly manifest: Manifest
}

const HEAD_MAX = 1024
const PART = 'the manifest'

/** The readable first line: what is needed to open the rest. `bytes` is the length of the compressed manifest. */
const headSchema = z.object({ format: z.literal(FORMAT), backupKey: z.string(), key: z.base64(), bytes: z.number().int() })

/** A new key for the parts of one backup. */
export const newBackupKey = (): Buffer => randomBytes(KEY_BYTES)

/** Makes a backup exist: everything it lists must be kept already. */
export async function writeManifest({ blobs, id, key }: BackupParts, backupKey: MasterKey, manifest: Manifest): Promise<void> {
  const body = await promisify(gzip)(JSON.stringify(manifest))
  const wrapped = backupKey.wrap(key, id).toString('base64')
  const head = headText({ format: FORMAT, backupKey: backupKey.fingerprint, key: wrapped, bytes: body.byteLength })
  const whole = Buffer.concat([head, await collect(seal(key, `${id}/manifest`, sourceOf(body)))])
  await blobs.put(manifestBlob(id), sourceOf(whole), whole.byteLength)
}

/** Opens a backup. @throws BackupFault: `missing` when there is no finished backup of that name, `wrong-key`, or what is wrong */
export async function openBackup(blobs: BlobStore, id: string, backupKey: MasterKey): Promise<OpenBackup> {
  const file = manifestBlob(id)
  const fault = (kind: 'truncated' | 'altered', cause?: unknown) => new BackupFault(kind, PART, file, undefined, { cause })
  const read = async (start: number, end: number) => {
    try {
      return await blobs.get(file, { start, end })
    } catch (error) {
      throw asBackupFault(error, PART, file)
    }
  }
  const begin = await collect(await read(0, HEAD_MAX))
  const cut = begin.indexOf('\n') + 1
  if (cut === 0) throw fault(begin.byteLength < HEAD_MAX ? 'truncated' : 'altered')
  const head = headSchema.safeParse(parseJson(begin.subarray(0, cut).toString()))
  // Written in one way only: a letter that changed, and means the same, is seen too.
  if (!head.success || !headText(head.data).equals(begin.subarray(0, cut))) throw fault('altered')
  const key = unwrapped(head.data, id, backupKey, file)
  try {
    const sealed = { key, name: `${id}/manifest`, bytes: head.data.bytes }
    const body = await collect(unseal(sealed, ({ start, end }) => read(cut + start, cut + end)))
    const manifest = manifestSchema.parse(parseJson((await promisify(gunzip)(body)).toString()))
    if (manifest.id !== id) throw fault('altered')
    return { blobs, id, key, manifest }
  } catch (error) {
    throw asBackupFault(error, PART, file)
  }
}

function unwrapped(head: z.infer<typeof headSchema>, id: string, backupKey: MasterKey, file: string): Buffer {
  const same = head.backupKey === backupKey.fingerprint
  try {
    const key = backupKey.unwrap(Buffer.from(head.key, 'base64'), id)
    if (same) return key
  } catch (cause) {
    if (!(cause instanceof WrongMasterKey)) throw cause
    if (!same) {
      const message = `the backup ${id} was locked with the backup key ${head.backupKey}, and this is ${backupKey.fingerprint}`
      throw new BackupFault('wrong-key', PART, file, message, { cause })
    }
  }
  throw new BackupFault('altered', PART, file)
}

const headText = ({ format, backupKey, key, bytes }: z.infer<typeof headSchema>): Buffer =>
  Buffer.from(`${JSON.stringify({ format, backupKey, key, bytes })}\n`)

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
