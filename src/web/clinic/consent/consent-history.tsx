import type { I18n } from '@lingui/core'
import { useLingui } from '@lingui/react'
import { Text, Title } from '@mantine/core'
import type { ConsentRecord } from '../../../core/records/consent.ts'
import { CONSENT_SCOPES } from '../../../core/records/consent-scope.ts'
import { longDate } from '../../components/calendar.ts'
import classes from './consent-tab.module.css'
import { giverName, scopeName, stateName } from './consent-words.ts'

/** "Care: granted. Research: declined." */
function answersText(i18n: I18n, record: ConsentRecord): string {
  if (record.kind === 'withdrawn') return record.scopes.map((scope) => scopeName(i18n, scope)).join(', ')
  return CONSENT_SCOPES.flatMap((scope) => {
    const answer = record.answers[scope]
    return answer === undefined ? [] : [`${scopeName(i18n, scope)}: ${stateName(i18n, answer)}`]
  }).join(' · ')
}

/** Everything that was written down, newest first; nothing of it is ever changed. */
export function ConsentHistory({ history }: { history: readonly ConsentRecord[] }) {
  const { i18n } = useLingui()
  return (
    <section aria-labelledby="consent-history">
      <Title order={2} id="consent-history" mb="xs">
        {i18n._('What was written down')}
      </Title>
      {history.length === 0 ? (
        <Text c="dimmed">{i18n._('Nothing yet. Print the form, have it signed, then record it here.')}</Text>
      ) : (
        <ul className={classes['list']}>
          {history.toReversed().map((record) => (
            <li key={record.id} className={classes['entry']}>
              <Text fw={600}>
                {record.kind === 'given'
                  ? i18n._('Signed on {date}, form version {version}', {
                      date: longDate(i18n, record.date),
                      version: record.formVersion,
                    })
                  : i18n._('Withdrawn on {date}', { date: longDate(i18n, record.date) })}
              </Text>
              <Text size="sm">{answersText(i18n, record)}</Text>
              <Text size="sm" c="dimmed">
                {record.kind === 'given'
                  ? i18n._('By {by}, on paper, witnessed by {witness}.', {
                      by: giverName(i18n, record.giver),
                      witness: record.means.witness,
                    })
                  : i18n._('By {by}. Reason: {reason}', {
                      by: giverName(i18n, record.giver),
                      reason: record.reason,
                    })}{' '}
                {i18n._('Written down by {writer} on {date}.', {
                  writer: record.writtenBy,
                  date: longDate(i18n, record.writtenAt),
                })}
              </Text>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
