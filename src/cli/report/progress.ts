import { SingleBar } from 'cli-progress'

export interface Progress {
  advance(): void
  stop(): void
}

/** A bar on standard error when a person watches it, nothing otherwise: standard output stays clean for the report. */
export function showProgress(total: number): Progress {
  if (process.stderr.isTTY !== true || total < 2) return { advance: () => undefined, stop: () => undefined }
  const bar = new SingleBar({
    format: 'measuring {bar} {value} of {total} photos, about {eta_formatted} left',
    stream: process.stderr,
    clearOnComplete: true,
    hideCursor: true,
  })
  bar.start(total, 0)
  return { advance: () => bar.increment(), stop: () => bar.stop() }
}
