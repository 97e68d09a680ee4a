import { setTimeout as sleep } from 'node:timers/promises'
import { StartupError } from '../../config.ts'
import type { Ask } from '../ask.ts'
import { appendAnchors } from './anchor-file.ts'
import { headsOf } from './heads.ts'

/** How long an entry may stand in the database before the file outside knows of it, plus the time a flush takes. */
const INTERVAL_MS = 500

/** Keeps the heads of the audit's chains in a file outside the database, so that a chain cut short is noticed. */
export interface Anchor {
  /** Writes down the last anchors. */
  close(): Promise<void>
}

/**
 * Writes the heads down now, and from then on whenever one has moved: what is committed is looked at, whoever wrote it.
 * @param onError told of each flush that failed; the next one tries again.
 * @throws StartupError when the file cannot be written.
 */
export async function openAnchor(ask: Ask, path: string, onError: (error: unknown) => void): Promise<Anchor> {
  const known = new Map<string, string>()

  async function flush(): Promise<void> {
    const moved = (await headsOf(ask)).filter(({ center, hash }) => known.get(center) !== hash)
    if (moved.length === 0) return
    const at = new Date().toISOString()
    await appendAnchors(path, moved.map((head) => ({ ...head, at })))
    for (const { center, hash } of moved) known.set(center, hash)
  }

  try {
    await appendAnchors(path, [])
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw new StartupError(`Facialis cannot write the anchor of the audit, FACIALIS_AUDIT_ANCHOR ${path}: ${why}.`)
  }
  await flush()
  const stopping = new AbortController()
  const running = (async () => {
    while (!stopping.signal.aborted) {
      await sleep(INTERVAL_MS, undefined, { signal: stopping.signal, ref: false }).catch(() => null)
      if (!stopping.signal.aborted) await flush().catch(onError)
    }
  })()
  return {
    async close() {
      stopping.abort()
      await running
      await flush().catch(onError)
    },
  }
}
