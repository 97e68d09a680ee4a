import { useLingui } from '@lingui/react'
import { Button, Group, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { PhotoConsent as Consent } from '../../../../core/contract/consent.ts'
import { queries } from '../../../api/queries.ts'
import { longDate } from '../../../components/calendar.ts'
import { purposeName, scopeName, stateName } from '../../consent/consent-words.ts'
import { PhotoRuleDialog } from './PhotoRuleDialog.tsx'

interface Props {
  readonly patientId: string
  readonly photoId: string
  /** False for what is deleted: it can be read and not changed. */
  readonly open: boolean
}

/** For what this one picture may leave, and what was written down for it alone. */
export function PhotoConsent({ patientId, photoId, open }: Props) {
  const { i18n } = useLingui()
  const { data } = useQuery(queries.photoConsent(patientId, photoId))
  const [changing, setChanging] = useState(false)
  if (data === undefined) return null
  return (
    <section aria-label={i18n._('Consent to this picture')}>
      <Group justify="space-between" mt="lg" mb={4}>
        <Title order={2} size="h3">
          {i18n._('Consent to this picture')}
        </Title>
        {open ? (
          <Button className="no-print" variant="default" onClick={() => setChanging(true)}>
            {i18n._('Exclude or allow')}
          </Button>
        ) : null}
      </Group>
      {data.releases.map((release) => (
        <ReleaseLine key={release.purpose} release={release} />
      ))}
      {data.history.toReversed().map((rule) => (
        <Text key={rule.id} size="sm" c="dimmed">
          {rule.rule === 'excluded'
            ? i18n._('{date}: excluded from {scope}, {reason} ({writer})', {
                date: longDate(i18n, rule.date),
                scope: scopeName(i18n, rule.scope),
                reason: rule.reason,
                writer: rule.writtenBy,
              })
            : rule.rule === 'allowed'
              ? i18n._('{date}: allowed for {scope}, witnessed by {witness} ({writer})', {
                  date: longDate(i18n, rule.date),
                  scope: scopeName(i18n, rule.scope),
                  witness: rule.means.witness,
                  writer: rule.writtenBy,
                })
              : i18n._('{date}: {scope} as the person’s consent says, {reason} ({writer})', {
                  date: longDate(i18n, rule.date),
                  scope: scopeName(i18n, rule.scope),
                  reason: rule.reason,
                  writer: rule.writtenBy,
                })}
        </Text>
      ))}
      {changing ? <PhotoRuleDialog patientId={patientId} photoId={photoId} onClose={() => setChanging(false)} /> : null}
    </section>
  )
}

function ReleaseLine({ release }: { release: Consent['releases'][number] }) {
  const { i18n } = useLingui()
  const { purpose, what, because } = release
  const why = i18n._('{scope}: {state}', {
    scope: scopeName(i18n, because.scope),
    state: stateName(i18n, because.state),
  })
  return (
    <Text size="sm">
      <b>{purposeName(i18n, purpose)}:</b>{' '}
      {what === 'picture'
        ? i18n._('the picture may leave.')
        : what === 'numbers'
          ? i18n._('its numbers may leave, the face stays ({why}).', { why })
          : i18n._('nothing of it leaves ({why}).', { why })}
    </Text>
  )
}
