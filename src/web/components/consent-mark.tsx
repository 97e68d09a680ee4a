import { useLingui } from '@lingui/react'
import { Badge, type BadgeProps } from '@mantine/core'
import { IconFileAlert, IconFileCheck, IconFileUnknown } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { createLink, type LinkComponent } from '@tanstack/react-router'
import type { Ref } from 'react'
import type { Patient } from '../../core/records/patient.ts'
import { queries } from '../api/queries.ts'
import classes from './consent-mark.module.css'

function BadgeBase({ ref, ...props }: BadgeProps & { ref?: Ref<HTMLAnchorElement> }) {
  return <Badge component="a" ref={ref} {...props} />
}

const BadgeLink: LinkComponent<typeof BadgeBase> = createLink(BadgeBase)

/** Whether this person has consented to care, and is to be asked again; leads to what exactly was answered. */
export function ConsentMark({ patient }: { patient: Patient }) {
  const { i18n } = useLingui()
  const { data } = useQuery(queries.consent(patient.id))
  if (data === undefined) return null
  const care = data.decisions.some(({ scope, state }) => scope === 'care' && state === 'granted')
  const [text, Icon, calls] = data.renewalDue
    ? ([i18n._('Consent to be renewed'), IconFileAlert, true] as const)
    : care
      ? ([i18n._('Consent to care'), IconFileCheck, false] as const)
      : ([i18n._('No consent to care'), IconFileUnknown, true] as const)
  return (
    <BadgeLink
      to="/patients/$id/consent"
      params={{ id: patient.id }}
      className={classes['mark'] ?? ''}
      variant="default"
      size="lg"
      radius="sm"
      tt="none"
      fw={600}
      fz="sm"
      {...(calls ? { bg: 'var(--ground-warning)', c: 'var(--text-warning)' } : {})}
      leftSection={<Icon size={14} aria-hidden />}
    >
      {text}
    </BadgeLink>
  )
}
