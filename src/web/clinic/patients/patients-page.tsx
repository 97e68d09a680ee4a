import { useLingui } from '@lingui/react'
import { Group, SegmentedControl, Stack, Text, TextInput } from '@mantine/core'
import { IconLock, IconSearch, IconUserPlus } from '@tabler/icons-react'
import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { useDeferredValue, useEffect, useRef, useState } from 'react'
import type { Patient } from '../../../core/records/patient.ts'
import { queries } from '../../api/queries.ts'
import { LinkButton } from '../../components/link-button.tsx'
import { Page } from '../../components/page.tsx'
import { useMay } from '../../components/use-may.ts'
import { findPatients } from './find-patients.ts'
import { PatientRow } from './patient-row.tsx'
import classes from './patients-page.module.css'

/** Everybody of the center, found as one types. */
export function PatientsPage() {
  const { i18n } = useLingui()
  const { data: patients } = useSuspenseQuery(queries.patients)
  const [query, setQuery] = useState('')
  const [shown, setShown] = useState<'current' | 'renewal' | 'deleted'>('current')
  const deleted = shown === 'deleted'
  const { data: marks = [] } = useQuery(queries.consentMarks)
  const due = new Set(marks.filter(({ renewalDue }) => renewalDue).map(({ patientId }) => patientId))
  const deferred = useDeferredValue(query)
  const listed = patients.filter(
    ({ id, deletedAt }) => (deletedAt !== null) === deleted && (shown !== 'renewal' || due.has(id)),
  )
  const found = findPatients(i18n, listed, deferred)
  const may = useMay()
  const add = (
    <>
      {may('restrictedPatients') ? (
        <LinkButton to="/restricted" variant="default" leftSection={<IconLock size={18} aria-hidden />}>
          {i18n._('Restricted records')}
        </LinkButton>
      ) : null}
      {may('createPatient') ? (
        <LinkButton to="/patients/new" leftSection={<IconUserPlus size={18} aria-hidden />}>
          {i18n._('New patient')}
        </LinkButton>
      ) : null}
    </>
  )
  return (
    <Page title={i18n._('Patients')} actions={add}>
      <Group mb="md" className="no-print">
        <TextInput
          className={classes['search'] ?? ''}
          size="md"
          type="search"
          leftSection={<IconSearch size={18} aria-hidden />}
          aria-label={i18n._('Search patients')}
          placeholder={i18n._('Name, record number or birth date')}
          value={query}
          onChange={(event) => setQuery(event.currentTarget.value)}
        />
        <SegmentedControl
          aria-label={i18n._('Which patients')}
          value={shown}
          onChange={setShown}
          data={[
            { value: 'current', label: i18n._('Current') },
            ...(due.size > 0 || shown === 'renewal'
              ? [{ value: 'renewal' as const, label: i18n._('Consent to renew ({count})', { count: due.size }) }]
              : []),
            { value: 'deleted', label: i18n._('Deleted') },
          ]}
        />
      </Group>
      <Text size="sm" c="dimmed" mb="xs" role="status">
        {found.length > 0 ? i18n._('{count, plural, one {# patient} other {# patients}}', { count: found.length }) : ''}
      </Text>
      {found.length > 0 ? (
        <Rows of={`${shown} ${deferred}`} patients={found} />
      ) : (
        <Nobody shown={shown} query={deferred} waiting={shown === 'current' ? patients.length - listed.length : 0} />
      )}
    </Page>
  )
}

/** More than a screen holds, and few enough to appear at once. */
const ROWS_AT_ONCE = 50
/** The next rows are there before one has scrolled or tabbed to the last. */
const AHEAD = '1200px'

/**
 * The list grows as one comes near its end: a center has thousands of people, of whom a screen shows ten.
 * @param props.of what was asked for: another question starts with the first rows again.
 */
function Rows({ of, patients }: { of: string; patients: readonly Patient[] }) {
  const [grown, setGrown] = useState({ of, rows: ROWS_AT_ONCE })
  const shown = grown.of === of ? grown.rows : ROWS_AT_ONCE
  const end = useRef<HTMLDivElement>(null)
  const more = shown < patients.length
  useEffect(() => {
    if (!more || end.current === null) return
    // Watched anew after each growth, because an end that is still in sight would not be reported again.
    const watch = new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) setGrown({ of, rows: shown + ROWS_AT_ONCE })
      },
      { rootMargin: AHEAD },
    )
    watch.observe(end.current)
    return () => watch.disconnect()
  }, [more, of, shown])
  return (
    <>
      <ul className={classes['list']}>
        {patients.slice(0, shown).map((patient) => (
          <PatientRow key={patient.id} patient={patient} />
        ))}
      </ul>
      <div ref={end} />
    </>
  )
}

/**
 * An empty list says why it is empty, and what to do.
 * @param props.waiting how many are not listed because they are deleted.
 */
function Nobody({ shown, query, waiting }: { shown: 'current' | 'renewal' | 'deleted'; query: string; waiting: number }) {
  const { i18n } = useLingui()
  const deleted = shown === 'deleted'
  const says = query.trim()
    ? i18n._('Nobody matches “{query}”. Check the spelling, or search by record number.', { query: query.trim() })
    : deleted
      ? i18n._('Nobody is deleted. Deleted patients wait here and can be brought back.')
      : shown === 'renewal'
        ? i18n._('Nobody has to renew a consent.')
        : waiting > 0
          ? i18n._(
            '{count, plural, one {There is one patient, in “Deleted”, to be brought back. Or add a new one.} other {There are # patients, all in “Deleted”, to be brought back. Or add a new one.}}',
            { count: waiting },
          )
        : i18n._('There are no patients yet. Add the first one, then drop in photos to have them measured.')
  return (
    <Stack align="center" py="xl" role="status">
      <Text c="dimmed" ta="center" maw={420}>
        {says}
      </Text>
      {shown === 'current' && !query.trim() ? <LinkButton to="/patients/new">{waiting > 0 ? i18n._('New patient') : i18n._('Add the first patient')}</LinkButton> : null}
    </Stack>
  )
}
