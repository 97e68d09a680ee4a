import { useLingui } from '@lingui/react'
import { Badge, Button, Stack } from '@mantine/core'
import { IconDeviceDesktop } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { AccountSession } from '../../../core/contract/accounts.ts'
import { call } from '../../api/call.ts'
import { queries } from '../../api/queries.ts'
import { Failed } from '../../components/failed.tsx'
import { Refusal } from '../../components/refusal.tsx'
import { useSending } from '../../components/use-sending.ts'
import { Factor } from './factor.tsx'
import { momentText } from './moment.ts'
import { Section } from './section.tsx'

/** Where this account is signed in, and the way to end it there. */
export function SessionsSection() {
  const { i18n } = useLingui()
  const client = useQueryClient()
  const { data: sessions = [], error, refetch } = useQuery(queries.sessions)
  const { sending, refusal, send } = useSending()
  const change = (work: () => Promise<AccountSession[]>): void =>
    send(async () => client.setQueryData(queries.sessions.queryKey, await work()) as unknown as undefined)
  const device = ({ device: name }: AccountSession): string => (name === '' ? i18n._('Unknown browser') : name)
  return (
    <Section
      title={i18n._('Where you are signed in')}
      says={i18n._('If you do not recognize one, end it and change your password.')}
    >
      {error ? <Failed error={error} again={() => void refetch()} /> : null}
      <Stack gap="sm">
        {sessions.map((session) => (
          <Factor
            key={session.id}
            icon={<IconDeviceDesktop size={20} aria-hidden />}
            name={device(session)}
            mark={session.current ? <Badge color="teal">{i18n._('This one')}</Badge> : null}
            says={i18n._('{address} · since {since} · last used {used}', {
              address: session.address,
              since: momentText(i18n, session.since),
              used: momentText(i18n, session.lastUsed),
            })}
            action={
              session.current ? null : (
                <Button
                  variant="subtle"
                  color="gray"
                  disabled={sending}
                  aria-label={i18n._('End the session of {device}, {address}', { device: device(session), address: session.address })}
                  onClick={() => change(() => call('endSession', { id: session.id }))}
                >
                  {i18n._('End')}
                </Button>
              )
            }
          />
        ))}
        <Refusal error={refusal} />
        {sessions.length > 1 ? (
          <div>
            <Button variant="default" loading={sending} onClick={() => change(() => call('endOtherSessions'))}>
              {i18n._('End all others')}
            </Button>
          </div>
        ) : null}
      </Stack>
    </Section>
  )
}
