import { useLingui } from '@lingui/react'
import { Alert, Button, Group, Stack, Text, Title } from '@mantine/core'
import { IconClockExclamation, IconFilePlus, IconFileText, IconPackageExport, IconPrinter } from '@tabler/icons-react'
import { useSuspenseQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import type { ConsentDecision } from '../../../core/records/consent-decision.ts'
import type { ConsentScope } from '../../../core/records/consent-scope.ts'
import { queries } from '../../api/queries.ts'
import { longDate } from '../../components/calendar.ts'
import { LinkButton } from '../../components/link-button.tsx'
import { ExportDialog } from '../exports/export-dialog.tsx'
import { ReleaseList } from '../exports/release-list.tsx'
import { ConsentHistory } from './consent-history.tsx'
import classes from './consent-tab.module.css'
import { decisionSource, scopeMeaning, scopeName } from './consent-words.ts'
import { ScopeState } from './scope-state.tsx'
import { WithdrawDialog } from './withdraw-dialog.tsx'

/** What this person allows, who said so and when; what left because of it. */
export function ConsentTab() {
  const { i18n } = useLingui()
  const { id } = useParams({ from: '/clinic/patients/$id' })
  const { data: patient } = useSuspenseQuery(queries.patient(id))
  const { data: consent } = useSuspenseQuery(queries.consent(id))
  const { data: me } = useSuspenseQuery(queries.me)
  const [withdrawing, setWithdrawing] = useState<ConsentScope | null>(null)
  const [exporting, setExporting] = useState(false)
  const mayExport = me.role === 'owner' || me.role === 'clinician'
  return (
    <Stack>
      <Group className="no-print">
        {patient.deletedAt === null ? (
          <LinkButton
            leftSection={<IconFilePlus size={18} aria-hidden />}
            to="/patients/$id/consent/new"
            params={{ id }}
          >
            {i18n._('Record a consent')}
          </LinkButton>
        ) : null}
        <LinkButton
          variant="default"
          leftSection={<IconPrinter size={16} aria-hidden />}
          to="/patients/$id/consent/paper"
          params={{ id }}
        >
          {i18n._('Print the form')}
        </LinkButton>
        {mayExport && patient.deletedAt === null ? (
          <Button
            variant="default"
            leftSection={<IconPackageExport size={16} aria-hidden />}
            onClick={() => setExporting(true)}
          >
            {i18n._('Export the record')}
          </Button>
        ) : null}
        <LinkButton variant="subtle" leftSection={<IconFileText size={16} aria-hidden />} to="/consent-forms">
          {i18n._('Consent forms of the center')}
        </LinkButton>
      </Group>
      {consent.renewalDue ? (
        <Alert
          icon={<IconClockExclamation aria-hidden />}
          color="gray"
          title={i18n._('Of age since {date}: ask the person', { date: longDate(i18n, consent.comesOfAge) })}
        >
          {i18n._('A guardian answered so far. Until the person answers, only what was granted for care stands.')}
        </Alert>
      ) : null}
      <section aria-labelledby="scopes">
        <Title order={2} id="scopes" mb="xs">
          {i18n._('What this person allows')}
        </Title>
        <ul className={classes['list']}>
          {consent.decisions.map((decision) => (
            <ScopeRow key={decision.scope} decision={decision} onWithdraw={() => setWithdrawing(decision.scope)} />
          ))}
        </ul>
      </section>
      <ReleaseList patientId={id} />
      <ConsentHistory history={consent.history} />
      <WithdrawDialog patientId={id} scope={withdrawing} onClose={() => setWithdrawing(null)} />
      {exporting ? <ExportDialog patientId={id} onClose={() => setExporting(false)} /> : null}
    </Stack>
  )
}

function ScopeRow({ decision, onWithdraw }: { decision: ConsentDecision; onWithdraw: () => void }) {
  const { i18n } = useLingui()
  const { scope, state } = decision
  const name = scopeName(i18n, scope)
  return (
    <li className={classes['row']}>
      <div className={classes['facts']}>
        <Text fw={600}>{name}</Text>
        <Text size="sm" c="dimmed">
          {scopeMeaning(i18n, scope)}
        </Text>
      </div>
      <div className={classes['state']}>
        <ScopeState state={state} />
        <Text size="sm" c="dimmed">
          {decisionSource(i18n, decision)}
        </Text>
      </div>
      <div className={classes['act']}>
        {state === 'granted' || state === 'renewal-due' ? (
          <Button
            className="no-print"
            variant="default"
            aria-label={i18n._('Withdraw: {scope}', { scope: name })}
            onClick={onWithdraw}
          >
            {i18n._('Withdraw')}
          </Button>
        ) : null}
      </div>
    </li>
  )
}
