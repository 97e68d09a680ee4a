import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { AUDIT_PAGE, type AuditFilter } from '../../../core/contract/audit.ts'
import { call } from '../../api/call.ts'

/** What the filter of the screen starts with: every entry. */
export const NO_FILTER: AuditFilter = { patient: null, actor: null, group: null, refusedOnly: false, from: null, to: null }

/**
 * What the screen of the audit reads. Each page that is read is itself written down, so that nothing asks again by itself:
 * not when the window is looked at again, and not for pages that are there.
 */
export const auditQueries = {
  entries: (filter: AuditFilter) =>
    infiniteQueryOptions({
      queryKey: ['audit', 'entries', filter],
      initialPageParam: null as number | null,
      queryFn: ({ pageParam, signal }) => call('searchAudit', { body: { ...filter, before: pageParam }, signal }),
      getNextPageParam: (page) => (page.length < AUDIT_PAGE ? undefined : page.at(-1)?.seq),
      staleTime: Infinity,
      gcTime: 0,
    }),
  actors: queryOptions({ queryKey: ['audit', 'actors'], queryFn: ({ signal }) => call('auditActors', { signal }) }),
  verification: queryOptions({ queryKey: ['audit', 'verification'], queryFn: ({ signal }) => call('auditVerification', { signal }) }),
}
