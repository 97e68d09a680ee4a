import { useLingui } from '@lingui/react'
import { Button, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { Patient } from '../../../core/records/patient.ts'
import { AffectedSideTag } from '../../components/affected-side.tsx'
import { ageAt, longDate, timeAgo, today } from '../../components/calendar.ts'
import { Portrait } from '../../components/portrait.tsx'
import { tellFailure } from '../../components/toasts.tsx'
import classes from './patient-row.module.css'
import { usePatientDeletion } from './use-patient-deletion.ts'

/** One person of the list; a deleted one can only be brought back. */
export function PatientRow({ patient }: { patient: Patient }) {
  const { i18n } = useLingui()
  const { restore } = usePatientDeletion()
  const now = today()
  const last = patient.lastAssessment
  const facts = (
    <>
      <Portrait patient={patient} size={56} />
      <span className={classes['who']}>
        <Text component="span" fw={600} display="block">
          {patient.name}
        </Text>
        <Text component="span" size="sm" c="dimmed" display="block">
          {i18n._('{age} years · {birthDate} · {recordNumber}', {
            age: ageAt(patient.birthDate, now),
            birthDate: longDate(i18n, patient.birthDate),
            recordNumber: patient.recordNumber,
          })}
        </Text>
        {patient.diagnosis ? (
          <Text component="span" size="sm" display="block">
            {patient.diagnosis}
          </Text>
        ) : null}
      </span>
      <span className={classes['state']}>
        <AffectedSideTag side={patient.affectedSide} />
        <Text component="span" size="sm" c="dimmed">
          {last
            ? i18n._('{count, plural, one {# assessment} other {# assessments}}, last {ago}', {
                count: patient.assessments,
                ago: timeAgo(i18n, last, now),
              })
            : i18n._('Not assessed yet')}
        </Text>
      </span>
    </>
  )
  if (patient.deletedAt === null) {
    return (
      <li className={classes['item']}>
        <Link to="/patients/$id" params={{ id: patient.id }} className={classes['row'] ?? ''}>
          {facts}
        </Link>
      </li>
    )
  }
  return (
    <li className={classes['item']}>
      <div className={classes['row']}>
        {facts}
        <Button variant="light" onClick={() => restore(patient.id).catch((error: unknown) => tellFailure(i18n, error))}>
          {i18n._('Restore')}
        </Button>
      </div>
    </li>
  )
}
