import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'

const NONCE_BYTES = 12
const TAG_BYTES = 16
export const MASTER_KEY_BYTES = 32
const FINGERPRINT_BYTES = 8

/** The key that wraps the keys of all objects. `fingerprint` names it and tells nothing about it. */
export interface MasterKey {
  readonly fingerprint: string
  /** Wraps the key of an object, for that object alone: AES-256-GCM, the object's id authenticated with it. */
  wrap(key: Uint8Array, object: string): Buffer
  /** @throws WrongMasterKey when another master key, or the key of another object, was wrapped */
  unwrap(wrapped: Uint8Array, object: string): Buffer
}

/** What was wrapped does not open with this master key. */
export class WrongMasterKey extends Error {
  override readonly name = 'WrongMasterKey'

  /** @param by the master key that did wrap it, when that is known */
  constructor(fingerprint: string, object: string, by?: string, options?: ErrorOptions) {
    const other = by === undefined ? '' : `, but by ${by}`
    super(`the key of ${object} was not wrapped by the master key ${fingerprint}${other}`, options)
  }
}

/** A master key from its 32 bytes. @throws RangeError for another length */
export function masterKeyOf(secret: Uint8Array): MasterKey {
  if (secret.byteLength !== MASTER_KEY_BYTES) throw new RangeError(`a master key of ${String(secret.byteLength)} bytes`)
  const derived = (purpose: string, bytes: number): Buffer =>
    Buffer.from(hkdfSync('sha256', secret, new Uint8Array(), `facialis master key ${purpose}`, bytes))
  const wrapping = derived('wrapping', MASTER_KEY_BYTES)
  const fingerprint = derived('fingerprint', FINGERPRINT_BYTES).toString('hex')
  return {
    fingerprint,
    wrap(key, object) {
      const nonce = randomBytes(NONCE_BYTES)
      const cipher = createCipheriv('aes-256-gcm', wrapping, nonce).setAAD(Buffer.from(object))
      return Buffer.concat([nonce, cipher.update(key), cipher.final(), cipher.getAuthTag()])
    },
    unwrap(wrapped, object) {
      const cipher = createDecipheriv('aes-256-gcm', wrapping, wrapped.subarray(0, NONCE_BYTES))
      try {
        cipher.setAAD(Buffer.from(object)).setAuthTag(wrapped.subarray(-TAG_BYTES))
        return Buffer.concat([cipher.update(wrapped.subarray(NONCE_BYTES, -TAG_BYTES)), cipher.final()])
      } catch (cause) {
        throw new WrongMasterKey(fingerprint, object, undefined, { cause })
      }
    },
  }
}
