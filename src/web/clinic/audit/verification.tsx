import { useLingui } from '@lingui/react'
import { Alert, Button, Group, Text } from '@mantine/core'
import { IconAlertTriangle, IconShieldCheck, IconShieldQuestion } from '@tabler/icons-react'
import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { call } from '../../api/call.ts'
import { tellFailure } from '../../components/toasts.tsx'
import { useSending } from '../../components/use-sending.ts'
import { exactTime, faultText } from './audit-texts.ts'
import { auditQueries } from './use-audit.ts'

/** What the last verification of the log found, and the way to another. */
export function Verification() {
  const { i18n } = useLingui()
  const client = useQueryClient()
  const { data: last } = useSuspenseQuery(auditQueries.verification)
  const { sending, send } = useSending()
  const verify = (): void =>
    send(() =>
      call('verifyAudit').then(
        (found) => void client.setQueryData(auditQueries.verification.queryKey, found),
        (error: unknown) => tellFailure(i18n, error),
      ),
    )
  const button = (
    <Button variant="default" loading={sending} onClick={verify}>
      {i18n._('Verify now')}
    </Button>
  )
  if (last === null) {
    return (
      <Alert mb="md" color="gray" icon={<IconShieldQuestion aria-hidden />} title={i18n._('This log has not been verified yet')}>
        <Text mb="sm">{i18n._('Verifying checks that no entry was changed, removed or cut off.')}</Text>
        {button}
      </Alert>
    )
  }
  const { verdict, at, by } = last
  const [chain] = verdict.chains
  const told = { when: exactTime(i18n, at), who: by ?? i18n._('Facialis') }
  return (
    <Alert
      mb="md"
      color={verdict.intact ? 'teal' : 'red'}
      role={verdict.intact ? 'status' : 'alert'}
      icon={verdict.intact ? <IconShieldCheck aria-hidden /> : <IconAlertTriangle aria-hidden />}
      title={verdict.intact ? i18n._('No entry was changed, removed or cut off') : i18n._('This log is not as it was written')}
    >
      <Group justify="space-between">
        <div>
          {verdict.anchors.found ? null : <Text>{i18n._('The file outside the database that would show a log cut short is missing.')}</Text>}
          {verdict.anchors.unreadable > 0 ? <Text>{i18n._('The file outside the database cannot be read in full.')}</Text> : null}
          {chain?.faults.map((fault) => <Text key={`${fault.kind} ${String(fault.seq)}`}>{faultText(i18n, fault)}</Text>)}
          {verdict.intact ? null : <Text mt="xs">{i18n._('Tell whoever runs Facialis, and keep the machine as it is.')}</Text>}
          <Text size="sm">
            {i18n._('{count, plural, one {# entry} other {# entries}}, verified {when} by {who}', { count: chain?.entries ?? 0, ...told })}
          </Text>
        </div>
        {button}
      </Group>
    </Alert>
  )
}
