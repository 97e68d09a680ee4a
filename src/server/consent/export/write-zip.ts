import { PassThrough, pipeline, Readable } from 'node:stream'
import { finished } from 'node:stream/promises'
import { ZipFile } from 'yazl'

/** One file of a ZIP; pictures are stored as they are, text is compressed. */
export interface ZipEntry {
  readonly name: string
  readonly content: Readable | string
}

/**
 * A ZIP as it is being written, one entry after the other: an entry is asked for when the one before has left, so that
 * no more than one is held. Who stops reading stops the writing; an entry that fails breaks the ZIP off instead of
 * closing it.
 */
export function writeZip(entries: AsyncIterable<ZipEntry>, at: Date): Readable {
  const zip = new ZipFile()
  const out = new PassThrough()
  pipeline(zip.outputStream, out, () => undefined)
  zip.on('error', (error: Error) => out.destroy(error))
  void fill(zip, out, entries, at).catch((error: unknown) => {
    out.destroy(error instanceof Error ? error : new Error(String(error)))
  })
  return out
}

async function fill(zip: ZipFile, out: PassThrough, entries: AsyncIterable<ZipEntry>, at: Date): Promise<void> {
  for await (const { name, content } of entries) {
    const source = typeof content === 'string' ? Readable.from([Buffer.from(content)]) : content
    const stop = (): unknown => source.destroy()
    if (out.destroyed) {
      stop()
      return
    }
    out.once('close', stop)
    zip.addReadStream(source, name, { mtime: at, mode: 0o100600, compress: typeof content === 'string' })
    await finished(source)
    out.off('close', stop)
  }
  zip.end()
}
