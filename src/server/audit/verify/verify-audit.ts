import type { AuditVerdict, ChainFault, ChainVerdict } from '../../../core/contract/audit.ts'
import { anchorSize, type AnchorLine, readAnchors } from '../anchor/anchor-file.ts'
import { headsOf } from '../anchor/heads.ts'
import type { Ask } from '../ask.ts'
import { ENTRY_COLUMNS, type StoredRow, toAuditRow } from '../chain/entry.ts'
import { followChain } from '../chain/follow.ts'

const BATCH = 5_000
const ANCHOR_BATCH = 1_000
const FAULTS_LISTED = 20

interface Draft {
  readonly center: string
  entries: number
  lastSeq: number
  firstAt: string | null
  lastAt: string | null
  anchoredTo: number | null
  faults: ChainFault[]
  faultCount: number
  timeGoesBackAt: number | null
}

/**
 * Goes along every chain and holds it against the anchors, in memory that does not grow with either. Entries that are
 * written meanwhile do no harm: they only lengthen a chain, and the anchors were read up to here before it was looked at.
 * @param only the chain of one center; all of them when null.
 */
export async function verifyAudit(ask: Ask, anchorPath: string, only: string | null): Promise<AuditVerdict> {
  const size = await anchorSize(anchorPath)
  const drafts = new Map<string, Draft>()
  const centers = only === null ? (await headsOf(ask)).map(({ center }) => center) : [only]
  for (const center of centers) drafts.set(center, await walk(ask, center))
  const unreadable = await holdAgainstAnchors(ask, drafts, readAnchors(anchorPath, size ?? 0), only)
  const chains = [...drafts.values()].map(toVerdict)
  const found = size !== null && (size > 0 || chains.every(({ entries }) => entries === 0))
  return {
    chains,
    anchors: { found, unreadable },
    intact: found && unreadable === 0 && chains.every(({ faultCount }) => faultCount === 0),
  }
}

const empty = (center: string): Draft => ({
  center,
  entries: 0,
  lastSeq: 0,
  firstAt: null,
  lastAt: null,
  anchoredTo: null,
  faults: [],
  faultCount: 0,
  timeGoesBackAt: null,
})

function blame(draft: Draft, fault: ChainFault): void {
  draft.faultCount += 1
  if (draft.faults.length < FAULTS_LISTED) draft.faults.push(fault)
}

async function walk(ask: Ask, center: string): Promise<Draft> {
  const draft = empty(center)
  const follower = followChain()
  for (;;) {
    const text = `SELECT ${ENTRY_COLUMNS} FROM audit_entry WHERE center_id = $1 AND audit_entry.seq > $2
      ORDER BY audit_entry.seq LIMIT ${String(BATCH)}`
    const rows = await ask<StoredRow>(text, [center, draft.lastSeq])
    for (const entry of rows.map(toAuditRow)) {
      for (const fault of follower.next(entry)) blame(draft, fault)
      draft.entries += 1
      draft.firstAt ??= entry.at
      // Both are written the same way, in UTC: their order as text is that of time.
      if (draft.lastAt !== null && entry.at < draft.lastAt) draft.timeGoesBackAt ??= entry.seq
      draft.lastAt = entry.at
      draft.lastSeq = entry.seq
    }
    if (rows.length < BATCH) return draft
  }
}

/** Answers how many lines could not be read. */
async function holdAgainstAnchors(
  ask: Ask,
  drafts: Map<string, Draft>,
  lines: AsyncIterable<AnchorLine | null>,
  only: string | null,
): Promise<number> {
  let unreadable = 0
  let batch: AnchorLine[] = []
  const cut = new Map<string, AnchorLine>()

  async function compare(): Promise<void> {
    const rows = await ask<{ center: string; seq: string; hash: string }>(
      `SELECT center_id::text AS center, e.seq::text, encode(e.hash, 'hex') AS hash
       FROM unnest($1::uuid[], $2::bigint[]) AS asked (center, number)
       JOIN audit_entry e ON e.center_id = asked.center AND e.seq = asked.number`,
      [batch.map(({ center }) => center), batch.map(({ seq }) => seq)],
    )
    const hashes = new Map(rows.map(({ center, seq, hash }) => [`${center} ${seq}`, hash]))
    for (const line of batch) {
      const draft = drafts.get(line.center) ?? empty(line.center)
      drafts.set(line.center, draft)
      const hash = hashes.get(`${line.center} ${String(line.seq)}`)
      if (hash === line.hash) draft.anchoredTo = Math.max(draft.anchoredTo ?? 0, line.seq)
      else if (hash !== undefined) blame(draft, { kind: 'rewritten', seq: line.seq, anchoredAt: line.at })
      // Missing in the middle has been noticed on the way along the chain.
      else if (line.seq > draft.lastSeq && line.seq > (cut.get(line.center)?.seq ?? 0)) cut.set(line.center, line)
    }
    batch = []
  }

  for await (const line of lines) {
    if (line === null) unreadable += 1
    else if (only === null || line.center === only) batch.push(line)
    if (batch.length === ANCHOR_BATCH) await compare()
  }
  await compare()
  for (const [center, { seq, at }] of cut) {
    const draft = drafts.get(center)
    if (draft !== undefined) blame(draft, { kind: 'cut', from: draft.lastSeq + 1, seq, anchoredAt: at })
  }
  return unreadable
}

const toVerdict = ({ center, entries, firstAt, lastAt, anchoredTo, faults, faultCount, timeGoesBackAt }: Draft): ChainVerdict => ({
  center,
  entries,
  firstAt,
  lastAt,
  anchoredTo,
  faults: faults.toSorted((one, other) => one.seq - other.seq),
  faultCount,
  timeGoesBackAt,
})
