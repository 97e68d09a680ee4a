import { z } from 'zod'
import type { Route } from './route.ts'

const none = z.null()
const count = z.number().int().nonnegative()
const moment = z.iso.datetime()

/**
 * What an entry is about. `seen`: somebody looked. `changed`. `out`: something left the center as a file. `emergency`: the
 * glass was broken. `access`: who may what. `account`: ways in and out. `system`: what Facialis or its operator did.
 */
export const AUDIT_GROUPS = ['seen', 'changed', 'out', 'emergency', 'access', 'account', 'system'] as const

export type AuditGroup = (typeof AUDIT_GROUPS)[number]

/** How many entries one answer of searchAudit holds at most; fewer mean that it was the last. */
export const AUDIT_PAGE = 100

/** How many entries can be taken out over HTTP at once; the command line knows no limit. */
export const AUDIT_EXPORT_LIMIT = 50_000

/** Which entries are looked for, all of it together. `patient` is a record number or part of a name. */
export const auditFilterSchema = z.object({
  patient: z.string().trim().max(200).nullable(),
  actor: z.string().max(200).nullable(),
  group: z.enum(AUDIT_GROUPS).nullable(),
  refusedOnly: z.boolean(),
  from: moment.nullable(),
  to: moment.nullable(),
})

/** One entry with the names it holds none of. `action` may be one that this version does not know any more. */
export const auditEntrySchema = z.object({
  seq: count,
  at: moment,
  actor: z.string(),
  actorName: z.string().nullable(),
  role: z.string(),
  action: z.string(),
  patient: z.object({ id: z.uuid(), name: z.string(), recordNumber: z.string() }).nullable(),
  record: z.uuid().nullable(),
  outcome: z.enum(['done', 'refused']),
  address: z.string().nullable(),
  session: z.string().nullable(),
  reason: z.string().nullable(),
  count: count.nullable(),
})

/** Somebody who has entries: an account, or a part of Facialis, which has no name of its own. */
export const auditActorSchema = z.object({ actor: z.string(), name: z.string().nullable() })

/** What does not hold about a chain; `seq` is the entry at which it shows. */
export const chainFaultSchema = z.discriminatedUnion('kind', [
  /** What the entry says is not what was sealed. */
  z.object({ kind: z.literal('edited'), seq: count }),
  /** Entries `from` to `seq` are not there any more. */
  z.object({ kind: z.literal('missing'), from: count, seq: count }),
  /** The entry does not follow the one before it: another was put in, taken out or moved. */
  z.object({ kind: z.literal('unlinked'), seq: count }),
  /** The chain ends before an entry that was anchored outside the database: `from` to `seq` were cut off. */
  z.object({ kind: z.literal('cut'), from: count, seq: count, anchoredAt: moment }),
  /** The entry is not the one that was anchored: the chain was written anew. */
  z.object({ kind: z.literal('rewritten'), seq: count, anchoredAt: moment }),
])

/** What was found of one chain. `faults` lists the first of `faultCount`. */
export const chainVerdictSchema = z.object({
  center: z.uuid(),
  entries: count,
  firstAt: moment.nullable(),
  lastAt: moment.nullable(),
  /** The number of the last entry that the file outside the database vouches for; null when it vouches for none. */
  anchoredTo: count.nullable(),
  faults: z.array(chainFaultSchema),
  faultCount: count,
  /** The first entry whose time lies before that of the entry it follows: the clock was set back. No fault of the chain. */
  timeGoesBackAt: count.nullable().default(null),
})

/** `anchors` says what the file outside the database is worth: there is none, or so many of its lines cannot be read. */
export const auditVerdictSchema = z.object({
  chains: z.array(chainVerdictSchema),
  anchors: z.object({ found: z.boolean(), unreadable: count }),
  intact: z.boolean(),
})

/** A verification of the center's chain: when, by whom, and what it found. */
export const auditVerificationSchema = z.object({ at: moment, by: z.string().nullable(), verdict: auditVerdictSchema })

/** The center of the chain of what belongs to no center. */
export const NO_CENTER = '00000000-0000-0000-0000-000000000000'

/** Who saw or changed what. What is looked for stands in the body: an address with a name in it ends up in logs. */
export const AUDIT_ROUTES = {
  searchAudit: {
    method: 'POST',
    path: '/audit/search',
    of: null,
    body: auditFilterSchema.extend({ before: count.nullable() }),
    answer: z.array(auditEntrySchema),
  },
  auditActors: { method: 'GET', path: '/audit/actors', of: null, body: none, answer: z.array(auditActorSchema), audited: false },
  exportAudit: {
    method: 'POST',
    path: '/audit/export',
    of: null,
    body: auditFilterSchema.extend({ format: z.enum(['jsonl', 'csv']) }),
    answer: z.object({ name: z.string(), text: z.string(), count }),
    confirm: true,
  },
  auditVerification: {
    method: 'GET',
    path: '/audit/verification',
    of: null,
    body: none,
    answer: auditVerificationSchema.nullable(),
    audited: false,
  },
  verifyAudit: { method: 'POST', path: '/audit/verify', of: null, body: none, answer: auditVerificationSchema },
} as const satisfies Record<string, Route>

export type AuditFilter = z.infer<typeof auditFilterSchema>
export type AuditEntry = z.infer<typeof auditEntrySchema>
export type ChainFault = z.infer<typeof chainFaultSchema>
export type ChainVerdict = z.infer<typeof chainVerdictSchema>
export type AuditVerdict = z.infer<typeof auditVerdictSchema>
/** The verdict on a whole installation, with the names of its centers by id. */
export interface NamedVerdict extends AuditVerdict {
  readonly names: Readonly<Record<string, string>>
}
export type AuditVerification = z.infer<typeof auditVerificationSchema>
