import { Failure } from './failure.ts'

/** SHA-256 in hex. @throws Failure where the browser offers no cryptography, which is on plain http to another machine. */
export async function sha256(bytes: ArrayBuffer): Promise<string> {
  if (!globalThis.isSecureContext) {
    throw new Failure('invalid', 'Photos can only be sent over https or on the machine itself: the browser cannot checksum them here.')
  }
  const digest = await crypto.subtle.digest('SHA-256', bytes)
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
