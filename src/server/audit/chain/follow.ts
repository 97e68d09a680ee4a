import type { ChainFault } from '../../../core/contract/audit.ts'
import type { AuditRow } from './entry.ts'
import { NOTHING_BEFORE, sealOf } from './seal.ts'

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
