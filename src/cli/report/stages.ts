import { SingleBar } from 'cli-progress'
import type { BackupProgress } from '../../core/contract/backup.ts'

const WORDS: Readonly<Record<BackupProgress['stage'], string>> = {
  rows: 'tables',
  objects: 'photos',
  checking: 'checked',
}

/** Shows on standard error how far long work has come, when a person watches it. */
export function showStages(): { report(progress: BackupProgress): void; stop(): void } {
  if (process.stderr.isTTY !== true) return { report: () => undefined, stop: () => undefined }
  const bar = new SingleBar({ format: '{stage} {bar} {value} of {total}', stream: process.stderr, clearOnComplete: true, hideCursor: true })
  let stage: BackupProgress['stage'] | null = null
  return {
    report(progress) {
      if (progress.total === 0) return
      if (progress.stage !== stage) {
        bar.stop()
        bar.start(progress.total, progress.done, { stage: WORDS[progress.stage] })
        stage = progress.stage
      } else bar.update(progress.done)
    },
    stop: () => bar.stop(),
  }
}
