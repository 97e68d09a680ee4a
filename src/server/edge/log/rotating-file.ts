import { closeSync, existsSync, fstatSync, openSync, renameSync, rmSync, statSync, writeSync } from 'node:fs'

/** A file of lines that is put aside when it is full: `name.1` is the newest of those put aside. */
export interface RotatingFile {
  write(line: string): void
  close(): void
}

export interface Rotation {
  /** Size at which the file is put aside. */
  readonly maxBytes: number
  /** How many are kept beside the one being written. */
  readonly kept: number
}

/** Lines that wait in memory while the disk takes none. */
const WAITING_MAX = 2000

/**
 * Opens a log file. A write never fails: lines that the disk does not take wait, the newest two thousand of them, and are
 * written when it takes lines again; how many were lost beyond that is written down.
 */
export function openRotatingFile(path: string, { maxBytes, kept }: Rotation): RotatingFile {
  let file: number | null = null
  let torn = false
  let lost = 0
  const waiting: string[] = []

  /** The file under its name: another process of the center may have put the one we hold aside. */
  function current(): number {
    if (file !== null && statSync(path, { throwIfNoEntry: false })?.ino === fstatSync(file).ino) return file
    release()
    file = openSync(path, 'a', 0o600)
    return file
  }

  function release(): void {
    if (file !== null) closeSync(file)
    file = null
  }

  function putAside(): void {
    release()
    rmSync(`${path}.${String(kept)}`, { force: true })
    for (let age = kept - 1; age >= 0; age--) {
      const from = age === 0 ? path : `${path}.${String(age)}`
      if (existsSync(from)) renameSync(from, `${path}.${String(age + 1)}`)
    }
  }

  function append(line: string): void {
    const bytes = Buffer.from(torn ? `\n${line}` : line)
    if (fstatSync(current()).size + bytes.byteLength > maxBytes && fstatSync(current()).size > 0) putAside()
    for (let written = 0; written < bytes.byteLength; ) {
      const more = writeSync(current(), bytes, written)
      written += more
      // Half a line is on the disk: the next one starts on its own.
      torn = written < bytes.byteLength
    }
  }

  return {
    write(line) {
      waiting.push(line)
      if (waiting.length > WAITING_MAX) {
        waiting.shift()
        lost++
      }
      try {
        if (lost > 0) {
          append(`${JSON.stringify({ level: 'warn', event: 'lines-lost', count: lost })}\n`)
          lost = 0
        }
        for (let next = waiting[0]; next !== undefined; next = waiting[0]) {
          append(next)
          waiting.shift()
        }
      } catch {
        // A log that cannot be written, on a full disk say, is no reason to stop answering.
      }
    },
    close: release,
  }
}
