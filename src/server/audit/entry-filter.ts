import { type ExpressionBuilder, type Expression, type SqlBool, sql } from 'kysely'
import type { AuditFilter } from '../../core/contract/audit.ts'
import { actionsOf } from '../../core/contract/audit-actions.ts'
import type { Tables } from '../database/tables.ts'

type Builder = ExpressionBuilder<Tables, 'audit_entry'>

/** A condition on the entries of a center: those that satisfy every part of a filter. */
export function satisfying(center: string, filter: AuditFilter): (row: Builder) => Expression<SqlBool> {
  const { patient, actor, group, refusedOnly, from, to } = filter
  return (row) =>
    row.and([
      row('audit_entry.center_id', '=', center),
      ...(actor === null ? [] : [row('audit_entry.actor', '=', actor)]),
      ...(group === null ? [] : [row('audit_entry.action', 'in', actionsOf(group))]),
      ...(refusedOnly ? [row('audit_entry.outcome', '=', 'refused')] : []),
      ...(from === null ? [] : [row('audit_entry.at', '>=', sql<Date>`${from}::timestamptz`)]),
      ...(to === null ? [] : [row('audit_entry.at', '<', sql<Date>`${to}::timestamptz`)]),
      ...(patient === null || patient === '' ? [] : [row('audit_entry.patient_id', 'in', named(row, center, patient))]),
    ])
}

/** The patients of a center with this record number, or with this text in their name. */
const named = (row: Builder, center: string, text: string) =>
  row
    .selectFrom('patient')
    .select('patient.id')
    .where('patient.center_id', '=', center)
    .where((one) =>
      one.or([
        one('patient.record_number', '=', text),
        one('patient.name', 'ilike', `%${text.replaceAll(/[\\%_]/g, '\\$&')}%`),
      ]),
    )
