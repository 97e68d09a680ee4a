import { queryOptions } from '@tanstack/react-query'
import type { Assessment } from '../../core/records/assessment.ts'
import { call } from './call.ts'
import { isWorking, withStates } from './follow-measuring.ts'
import { currentSession } from './session.ts'

/** Often enough to see a photo finish, seldom enough for a phone. */
const POLL_MS = 700

/** Everything the screens read, each under its key. */
export const queries = {
  setup: queryOptions({ queryKey: ['setup'], queryFn: ({ signal }) => call('setupState', { signal }) }),
  session: queryOptions({ queryKey: ['session'], queryFn: currentSession, staleTime: 60_000 }),
  account: queryOptions({ queryKey: ['account'], queryFn: ({ signal }) => call('account', { signal }) }),
  sessions: queryOptions({ queryKey: ['sessions'], queryFn: ({ signal }) => call('sessions', { signal }) }),
  members: queryOptions({ queryKey: ['members'], queryFn: ({ signal }) => call('members', { signal }) }),
  invitations: queryOptions({ queryKey: ['invitations'], queryFn: ({ signal }) => call('invitations', { signal }) }),
  center: queryOptions({ queryKey: ['center'], queryFn: ({ signal }) => call('center', { signal }), staleTime: 60_000 }),
  patients: queryOptions({ queryKey: ['patients'], queryFn: ({ signal }) => call('patients', { signal }) }),
  patient: (id: string) =>
    queryOptions({ queryKey: ['patients', id], queryFn: ({ signal }) => call('patient', { id, signal }) }),
  careTeam: (patientId: string) =>
    queryOptions({
      queryKey: ['patients', patientId, 'care-team'],
      queryFn: ({ signal }) => call('careTeam', { id: patientId, signal }),
    }),
  colleagues: queryOptions({ queryKey: ['colleagues'], queryFn: ({ signal }) => call('colleagues', { signal }) }),
  restrictedPatients: queryOptions({
    queryKey: ['patients', 'restricted'],
    queryFn: ({ signal }) => call('restrictedPatients', { signal }),
  }),
  notices: queryOptions({ queryKey: ['notices'], queryFn: ({ signal }) => call('notices', { signal }), staleTime: 60_000 }),
  me: queryOptions({ queryKey: ['me'], queryFn: ({ signal }) => call('me', { signal }), staleTime: 60_000 }),
  consentForms: queryOptions({ queryKey: ['consent-forms'], queryFn: ({ signal }) => call('consentForms', { signal }) }),
  consentMarks: queryOptions({
    queryKey: ['patients', 'consent-marks'],
    queryFn: ({ signal }) => call('consentMarks', { signal }),
  }),
  consent: (patientId: string) =>
    queryOptions({
      queryKey: ['patients', patientId, 'consent'],
      queryFn: ({ signal }) => call('consent', { id: patientId, signal }),
    }),
  releases: (patientId: string) =>
    queryOptions({
      queryKey: ['patients', patientId, 'consent', 'releases'],
      queryFn: ({ signal }) => call('releases', { id: patientId, signal }),
    }),
  photoConsent: (patientId: string, photoId: string) =>
    queryOptions({
      queryKey: ['patients', patientId, 'consent', photoId],
      queryFn: ({ signal }) => call('photoConsent', { id: photoId, signal }),
    }),
  assessments: (patientId: string) =>
    queryOptions({
      queryKey: ['patients', patientId, 'assessments'],
      queryFn: ({ signal }) => call('assessments', { id: patientId, signal }),
    }),
  trends: (patientId: string) =>
    queryOptions({
      queryKey: ['patients', patientId, 'trends'],
      queryFn: ({ signal }) => call('trends', { id: patientId, signal }),
    }),
  assessment: (id: string) =>
    queryOptions({
      queryKey: ['assessments', id],
      queryFn: async ({ signal, client, queryKey }) => {
        const known = client.getQueryState<Assessment>(queryKey)
        if (known?.data && !known.isInvalidated && isWorking(known.data)) {
          const followed = withStates(known.data, await call('assessmentProgress', { id, signal }))
          if (followed !== null) return followed
        }
        return call('assessment', { id, signal })
      },
      refetchInterval: ({ state }) => (state.data && isWorking(state.data) ? POLL_MS : false),
    }),
  backups: queryOptions({
    queryKey: ['backups'],
    queryFn: ({ signal }) => call('backups', { signal }),
    refetchInterval: ({ state }) => (state.data?.runs.some(({ finishedAt }) => finishedAt === null) ? 1000 : 60_000),
  }),
  work: queryOptions({
    queryKey: ['work'],
    queryFn: ({ signal }) => call('work', { signal }),
    refetchInterval: ({ state }) => (state.data?.demo && state.data.demo.done < state.data.demo.of ? 2000 : false),
  }),
}
