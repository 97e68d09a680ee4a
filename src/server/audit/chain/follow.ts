import type { AuditRow } from './entry.ts'
import { NOTHING_BEFORE, sealOf } from './seal.ts'

/** What does not hold about a chain; `seq` is the entry at which it shows. */
export type ChainFault =
  /** What the entry says is not what was sealed. */
  | { readonly kind: 'edited'; readonly seq: number }
  /** Entries `from` to `seq` are not there any more. */
  | { readonly kind: 'missing'; readonly from: number; readonly seq: number }
  /** The entry does not follow the one before it: another was put in, taken out or moved. */
  | { readonly kind: 'unlinked'; readonly seq: number }
  /** The chain ends before an entry that was anchored outside the database: `from` to `seq` were cut off. */
  | { readonly kind: 'cut'; readonly from: number; readonly seq: number; readonly anchoredAt: string }
  /** The entry is not the one that was anchored: the chain was written anew. */
  | { readonly kind: 'rewritten'; readonly seq: number; readonly anchoredAt: string }

/** Goes along a chain in the order of its numbers, keeping one entry in mind. */
export interface Follower {
  /** What does not hold about the next entry. */
  next(entry: AuditRow): ChainFault[]
}

export function followChain(): Follower {
  let last = { seq: 0, hash: NOTHING_BEFORE }
  return {
    next(entry) {
      const faults: ChainFault[] = []
      if (entry.seq > last.seq + 1) faults.push({ kind: 'missing', from: last.seq + 1, seq: entry.seq - 1 })
      if (entry.seq <= last.seq) faults.push({ kind: 'unlinked', seq: entry.seq })
      // After a gap the link cannot hold: that is said already.
      if (entry.seq === last.seq + 1 && entry.previous !== last.hash) faults.push({ kind: 'unlinked', seq: entry.seq })
      if (sealOf(entry) !== entry.hash) faults.push({ kind: 'edited', seq: entry.seq })
      last = { seq: entry.seq, hash: entry.hash }
      return faults
    },
  }
}
