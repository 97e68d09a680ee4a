import { useLingui } from '@lingui/react'
import { Alert, Badge, Group, Text, Title } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useSuspenseQuery } from '@tanstack/react-query'
import type { Release } from '../../../core/contract/exports.ts'
import { queries } from '../../api/queries.ts'
import { longDate } from '../../components/calendar.ts'
import { purposeName, scopeName } from '../consent/consent-words.ts'
import classes from '../consent/consent-tab.module.css'

/** What left the center of this person; what left before a withdrawal is named, so that it can be asked back. */
export function ReleaseList({ patientId }: { patientId: string }) {
  const { i18n } = useLingui()
  const { data: releases } = useSuspenseQuery(queries.releases(patientId))
  const stale = releases.filter(({ withdrawn }) => withdrawn.length > 0).length
  return (
    <section aria-labelledby="releases">
      <Title order={2} id="releases" mb="xs">
        {i18n._('What has left the center')}
      </Title>
      {stale > 0 ? (
        <Alert
          icon={<IconAlertTriangle aria-hidden />}
          color="gray"
          mb="sm"
          title={i18n._(
            '{count, plural, one {# release rests on a consent that was withdrawn since} other {# releases rest on a consent that was withdrawn since}}',
            { count: stale },
          )}
        >
          {i18n._('Facialis cannot call a file back. Ask those who got it, by its code, to destroy it.')}
        </Alert>
      ) : null}
      {releases.length === 0 ? (
        <Text c="dimmed">{i18n._('Nothing so far.')}</Text>
      ) : (
        <ul className={classes['list']}>
          {releases.map((release) => (
            <ReleaseRow key={release.id} release={release} />
          ))}
        </ul>
      )}
    </section>
  )
}

function ReleaseRow({ release }: { release: Release }) {
  const { i18n } = useLingui()
  const { kind, purpose, code, reason, madeBy, madeAt, assessments, pictures, withdrawn } = release
  return (
    <li className={classes['entry']}>
      <Group gap="xs">
        <Text fw={600}>
          {i18n._('{purpose}, {date}', { purpose: purposeName(i18n, purpose), date: longDate(i18n, madeAt) })}
        </Text>
        {withdrawn.length > 0 ? (
          <Badge
            variant="default"
            size="lg"
            radius="sm"
            tt="none"
            fz="sm"
            bg="var(--ground-warning)"
            c="var(--text-warning)"
          >
            {i18n._('Withdrawn since: {scopes}', {
              scopes: withdrawn.map((scope) => scopeName(i18n, scope)).join(', '),
            })}
          </Badge>
        ) : null}
      </Group>
      <Text size="sm">
        {kind === 'picture'
          ? i18n._('One picture')
          : [
              i18n._('{count, plural, one {# assessment} other {# assessments}}', { count: assessments }),
              i18n._('{count, plural, =0 {no pictures} one {# picture} other {# pictures}}', { count: pictures }),
            ].join(' · ')}
        {reason === '' ? '' : ` · ${reason}`}
      </Text>
      <Text size="sm" c="dimmed">
        {i18n._('Code {code} · by {name}', { code, name: madeBy })}
      </Text>
    </li>
  )
}
