import type { BlobStore } from '../../media/blobs/blob-store.ts'
import { BACKUPS, takenAt } from './names.ts'

/** The names of what lies in a folder of backups, oldest first: those that were finished, and what was left of others. */
export async function allBackups(blobs: BlobStore): Promise<{ readonly finished: readonly string[]; readonly begun: readonly string[] }> {
  const begun = new Set<string>()
  const finished = new Set<string>()
  for await (const { name } of blobs.list(BACKUPS)) {
    const [id = '', ...rest] = name.slice(BACKUPS.length).split('/')
    if (takenAt(id) === null) continue
    begun.add(id)
    if (rest.join('/') === 'manifest') finished.add(id)
  }
  return { finished: [...finished].sort(), begun: [...begun].filter((id) => !finished.has(id)).sort() }
}
