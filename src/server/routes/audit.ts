import type { FastifyInstance } from 'fastify'
import { type Kysely, type Selectable, sql } from 'kysely'
import {
  AUDIT_EXPORT_LIMIT,
  AUDIT_PAGE,
  type AuditEntry,
  type AuditFilter,
  type AuditVerification,
  auditVerdictSchema,
} from '../../core/contract/audit.ts'
import { askThrough } from '../audit/ask.ts'
import type { AuditRow } from '../audit/chain/entry.ts'
import { satisfying } from '../audit/entry-filter.ts'
import { AUDIT_FORMATS, type AuditFormatName } from '../audit/export/formats.ts'
import { verifyAudit } from '../audit/verify/verify-audit.ts'
import type { Tables } from '../database/tables.ts'
import { Problem } from './problem.ts'
import { serve } from './serve.ts'
import type { Services } from './services.ts'

/** Who saw or changed what, for the owner of the center. */
export function auditRoutes(app: FastifyInstance, services: Services): void {
  serve(app, services, 'searchAudit', async ({ body, caller, db }) => {
    let entries = entryRows(db, caller.center, body).limit(AUDIT_PAGE)
    if (body.before !== null) entries = entries.where('audit_entry.seq', '<', sql<string>`${body.before}::bigint`)
    return (await entries.execute()).map(toEntry)
  })
  serve(app, services, 'auditActors', async ({ caller, db }) => actorsOf(db, caller.center))
  serve(app, services, 'exportAudit', async ({ body, caller, db }) => {
    const { format, ...filter } = body
    return { name: `audit-${new Date().toISOString().slice(0, 10)}.${format}`, ...(await written(db, caller.center, filter, format)) }
  })
  serve(app, services, 'auditVerification', ({ caller, db }) => lastVerification(db, caller.center))
  serve(app, services, 'verifyAudit', async ({ caller, db }) => {
    const verdict = await verifyAudit(askThrough(db), services.auditAnchor, caller.center)
    await db
      .insertInto('audit_verification')
      .values({ center_id: caller.center, actor: caller.userId, verdict: JSON.stringify(verdict) })
      .execute()
    const made = await lastVerification(db, caller.center)
    if (made === null) throw new Error('the verification was not kept')
    return made
  })
}

const entryRows = (db: Kysely<Tables>, center: string, filter: AuditFilter) =>
  db
    .selectFrom('audit_entry')
    .leftJoin('user', 'user.id', 'audit_entry.actor')
    .leftJoin('patient', (join) =>
      join.onRef('patient.id', '=', 'audit_entry.patient_id').onRef('patient.center_id', '=', 'audit_entry.center_id'),
    )
    .selectAll('audit_entry')
    .select(['user.name as actor_name', 'patient.id as whose', 'patient.name as patient_name', 'patient.record_number'])
    .where(satisfying(center, filter))
    .orderBy('audit_entry.seq', 'desc')

type Row = Awaited<ReturnType<ReturnType<typeof entryRows>['executeTakeFirstOrThrow']>>

const toEntry = (row: Row): AuditEntry => ({
  seq: Number(row.seq),
  at: row.at.toISOString(),
  actor: row.actor,
  actorName: row.actor_name,
  role: row.role,
  action: row.action,
  patient:
    row.whose === null || row.patient_name === null || row.record_number === null
      ? null
      : { id: row.whose, name: row.patient_name, recordNumber: row.record_number },
  record: row.record_id,
  outcome: row.outcome,
  address: row.address,
  session: row.session,
  reason: row.reason,
  count: row.count,
})

/** Everybody who has entries, by leaps along the index: as quick for a million entries as for one. */
async function actorsOf(db: Kysely<Tables>, center: string) {
  const { rows } = await sql<{ actor: string; name: string | null }>`
    WITH RECURSIVE found AS (
      (SELECT actor FROM audit_entry WHERE center_id = ${center} ORDER BY actor LIMIT 1)
      UNION ALL
      SELECT (SELECT e.actor FROM audit_entry e WHERE e.center_id = ${center} AND e.actor > found.actor ORDER BY e.actor LIMIT 1)
      FROM found WHERE found.actor IS NOT NULL
    )
    SELECT actor, name FROM found LEFT JOIN "user" ON "user".id = found.actor WHERE actor IS NOT NULL ORDER BY name, actor
  `.execute(db)
  return rows
}

/** The entries as a file, oldest first. */
async function written(db: Kysely<Tables>, center: string, filter: AuditFilter, format: AuditFormatName) {
  const rows = await db
    .selectFrom('audit_entry')
    .selectAll()
    .where(satisfying(center, filter))
    .orderBy('seq')
    .limit(AUDIT_EXPORT_LIMIT + 1)
    .execute()
  if (rows.length > AUDIT_EXPORT_LIMIT) {
    throw new Problem('invalid', `These are more than ${String(AUDIT_EXPORT_LIMIT)} entries: choose a shorter time.`, 'from')
  }
  const { head, line } = AUDIT_FORMATS[format]
  return { text: head + rows.map((row) => line(asSealed(row))).join(''), count: rows.length }
}

const asSealed = ({ center_id, patient_id, record_id, seq, at, previous, hash, ...rest }: Selectable<Tables['audit_entry']>): AuditRow => ({
  ...rest,
  center: center_id,
  patient: patient_id,
  record: record_id,
  seq: Number(seq),
  at: at.toISOString(),
  previous: previous.toString('hex'),
  hash: hash.toString('hex'),
})

async function lastVerification(db: Kysely<Tables>, center: string): Promise<AuditVerification | null> {
  const row = await db
    .selectFrom('audit_verification')
    .leftJoin('user', 'user.id', 'audit_verification.actor')
    .select(['audit_verification.at', 'audit_verification.verdict', 'user.name'])
    .where('audit_verification.center_id', '=', center)
    .orderBy('audit_verification.at', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (row === undefined) return null
  return { at: row.at.toISOString(), by: row.name, verdict: auditVerdictSchema.parse(row.verdict) }
}
