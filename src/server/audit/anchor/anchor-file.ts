import { createReadStream } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { createInterface } from 'node:readline'
import { z } from 'zod'
import type { Head } from './heads.ts'

/** A head as it was at a moment. */
export interface AnchorLine extends Head {
  readonly at: string
}

const lineSchema = z.object({
  center: z.uuid(),
  seq: z.number().int().positive(),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  at: z.iso.datetime(),
})

/** Appends lines and returns when they are on disk. Opened anew each time, so that a share that was away is found again. */
export async function appendAnchors(path: string, lines: readonly AnchorLine[]): Promise<void> {
  const before = await stat(path).catch(() => null)
  const file = await open(path, 'a+', 0o600)
  try {
    const { size } = await file.stat()
    // A line that a full disk cut short must not swallow the next one.
    const last = Buffer.alloc(1)
    const torn = size > 0 && (await file.read(last, 0, 1, size - 1)).bytesRead === 1 && last.toString() !== '\n'
    const text = lines.map(({ center, seq, hash, at }) => `${JSON.stringify({ center, seq, hash, at })}\n`).join('')
    await file.writeFile(torn ? `\n${text}` : text)
    await file.sync()
  } finally {
    await file.close()
  }
  if (before !== null) return
  const folder = await open(dirname(path), 'r')
  await folder.sync().finally(() => folder.close())
}

/**
 * The lines of the file up to a size, in their order; null for one that cannot be read. Nothing when there is no file.
 * @param size in bytes, as `anchorSize` said before the database was looked at: later lines tell of later entries.
 */
export async function* readAnchors(path: string, size: number): AsyncGenerator<AnchorLine | null> {
  if (size === 0) return
  const lines = createInterface({ input: createReadStream(path, { end: size - 1 }), crlfDelay: Infinity })
  for await (const line of lines) {
    if (line !== '') yield readLine(line)
  }
}

/** The size of the file in bytes; null when there is none. @throws when it cannot be reached for another reason. */
export async function anchorSize(path: string): Promise<number | null> {
  try {
    return (await stat(path)).size
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}

function readLine(line: string): AnchorLine | null {
  try {
    return lineSchema.parse(JSON.parse(line))
  } catch {
    return null
  }
}
