/** The same bytes in pieces of one size; the last may be shorter. Nothing comes of no bytes. */
export async function* pieces(source: AsyncIterable<Uint8Array>, size: number): AsyncGenerator<Buffer> {
  let held: Uint8Array[] = []
  let length = 0
  for await (const part of source) {
    held.push(part)
    length += part.byteLength
    if (length < size) continue
    const all = Buffer.concat(held, length)
    let at = 0
    for (; length - at >= size; at += size) yield all.subarray(at, at + size)
    held = at === length ? [] : [all.subarray(at)]
    length -= at
  }
  if (length > 0) yield Buffer.concat(held, length)
}

/** All bytes of a source. */
export async function collect(source: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = []
  for await (const part of source) parts.push(part)
  return parts.length === 1 && Buffer.isBuffer(parts[0]) ? parts[0] : Buffer.concat(parts)
}

/** Bytes that are there already, as a source. */
export async function* sourceOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}
