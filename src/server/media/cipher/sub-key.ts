import { hkdfSync } from 'node:crypto'
import { KEY_BYTES } from './chunked-cipher.ts'

/** The key of something that belongs to an object, such as its thumbnail (HKDF-SHA256, RFC 5869). */
export const subKey = (key: Uint8Array, purpose: string): Buffer =>
  Buffer.from(hkdfSync('sha256', key, new Uint8Array(), `facialis media ${purpose}`, KEY_BYTES))
