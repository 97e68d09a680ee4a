/** RFC 4648, without padding: the letters authenticator apps take. */
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

export function toBase32(bytes: Uint8Array): string {
  const bits = Array.from(bytes, (byte) => byte.toString(2).padStart(8, '0')).join('')
  return (bits.match(/.{1,5}/g) ?? []).map((five) => LETTERS.charAt(parseInt(five.padEnd(5, '0'), 2))).join('')
}

/** @throws Error at a letter that is none of base 32. */
export function fromBase32(text: string): Buffer {
  const values = Array.from(text.toUpperCase(), (letter) => LETTERS.indexOf(letter))
  if (values.includes(-1)) throw new Error('not base 32')
  const bits = values.map((value) => value.toString(2).padStart(5, '0')).join('')
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => parseInt(byte, 2)))
}
