import { createHmac, timingSafeEqual } from 'node:crypto'

/** RFC 6238 with what every authenticator app assumes: SHA-1, 30 s, 6 digits. */
const STEP_S = 30
const DIGITS = 6
/** A clock may be off by one step in either direction. */
const DRIFT = [0, -1, 1]

export const stepAt = (now: Date): number => Math.floor(now.getTime() / 1000 / STEP_S)

/** The code of one time step. */
export function totp(key: Uint8Array, step: number): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(step))
  const digest = createHmac('sha1', key).update(counter).digest()
  const offset = (digest.at(-1) ?? 0) & 0xf
  const number = digest.readUInt32BE(offset) & 0x7fffffff
  return String(number % 10 ** DIGITS).padStart(DIGITS, '0')
}

/** The step whose code this is; null when it is none of now, or of a step that was used before. */
export function matchingStep(key: Uint8Array, code: string, now: Date, lastUsed: number): number | null {
  const given = Buffer.from(code)
  for (const drift of DRIFT) {
    const step = stepAt(now) + drift
    const right = Buffer.from(totp(key, step))
    if (step > lastUsed && given.length === right.length && timingSafeEqual(given, right)) return step
  }
  return null
}
