import { useLingui } from '@lingui/react'
import { Group, Text, Title, type TitleOrder } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Patient } from '../../core/records/patient.ts'
import { AffectedSideTag } from './affected-side.tsx'
import { ConsentMark } from './consent-mark.tsx'
import { DeletedMark } from './deleted-mark.tsx'
import { ageAt, longDate, sinceOnset, today } from './calendar.ts'
import { TextLink } from './link-button.tsx'
import { Portrait } from './portrait.tsx'
import classes from './patient-banner.module.css'

interface Props {
  readonly patient: Patient
  readonly actions?: ReactNode
  /** 1 where the patient is the page's subject; elsewhere the name is a link and no heading. */
  readonly order?: TitleOrder
  /** Beside other things: the diagnosis keeps to one line, whole in the hint; a phone leaves it out. */
  readonly compact?: boolean
}

/** Who this is about, on every page about a person. */
export function PatientBanner({ patient, actions, order, compact = false }: Props) {
  const { i18n } = useLingui()
  const now = today()
  const onset = patient.onset
    ? i18n._('{since} ({date})', { since: sinceOnset(i18n, patient.onset, now), date: longDate(i18n, patient.onset) })
    : i18n._('onset not recorded')
  const story = [patient.diagnosis, onset].filter(Boolean).join(' · ')
  const deleted = patient.deletedAt === null ? null : <DeletedMark />
  const consent = <ConsentMark patient={patient} />
  return (
    <section className={classes['banner']} data-compact={compact} aria-label={i18n._('Patient')}>
      <Portrait patient={patient} size={order ? 72 : 48} />
      <div className={classes['facts']}>
        {order ? (
          <Group gap="0 0.75rem">
            <Title order={order}>{patient.name}</Title>
            {deleted}
          </Group>
        ) : (
          <Group gap="0 0.75rem">
            <TextLink to="/patients/$id" params={{ id: patient.id }} fw={600} className={classes['name'] ?? ''}>
              {patient.name}
            </TextLink>
            <AffectedSideTag side={patient.affectedSide} />
            {consent}
            {deleted}
          </Group>
        )}
        <Group gap="0.25rem 0.75rem" mt={4}>
          {order ? <AffectedSideTag side={patient.affectedSide} /> : null}
          {order ? consent : null}
          <Text size="sm" c="dimmed">
            {i18n._('{age} years, born {birthDate} · record {recordNumber}', {
              age: ageAt(patient.birthDate, now),
              birthDate: longDate(i18n, patient.birthDate),
              recordNumber: patient.recordNumber,
            })}
          </Text>
        </Group>
        <Text size="sm" c="dimmed" mt={order ? 4 : 0} {...(compact ? { title: story, className: classes['cut'] ?? '' } : {})}>
          {story}
        </Text>
      </div>
      {actions ? <Group className="no-print">{actions}</Group> : null}
    </section>
  )
}
