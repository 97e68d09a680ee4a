import { z } from 'zod'

/**
 * A photo of the snapshot. `stored` and `storedSha256` are of its encrypted bytes; `bytes`, `sha256` and `wrappedKey`
 * (hexadecimal) are those of its record, so that it can be opened without the rows.
 */
export interface ListedObject {
  readonly id: string
  readonly stored: number
  readonly storedSha256: string
  readonly bytes: number
  readonly sha256: string
  readonly wrappedKey: string
}

const digest = z.string().regex(/^[0-9a-f]{64}$/)
const count = z.number().int().nonnegative()
const lineSchema = z.tuple([z.uuid(), count, digest, count, digest, z.hex()])

/** One line of the list; lists are sorted by id. */
export const objectLine = ({ id, stored, storedSha256, bytes, sha256, wrappedKey }: ListedObject): string =>
  `${JSON.stringify([id, stored, storedSha256, bytes, sha256, wrappedKey])}\n`

/** The objects of a list, one after the other. */
export async function* readObjectList(list: AsyncIterable<Uint8Array>): AsyncGenerator<ListedObject> {
  const text = new TextDecoder()
  let rest = ''
  for await (const piece of list) {
    const lines = (rest + text.decode(piece, { stream: true })).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) {
      const [id, stored, storedSha256, bytes, sha256, wrappedKey] = lineSchema.parse(JSON.parse(line))
      yield { id, stored, storedSha256, bytes, sha256, wrappedKey }
    }
  }
}
