import { useLingui } from '@lingui/react'
import { Button, Stack, Title } from '@mantine/core'
import { IconMail } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { Invitation } from '../../../core/contract/accounts.ts'
import { call } from '../../api/call.ts'
import { queries } from '../../api/queries.ts'
import { tellFailure } from '../../components/toasts.tsx'
import { Factor } from '../account/factor.tsx'
import { momentText } from '../account/moment.ts'
import { roleName } from './role-name.ts'

/** Links that can still be used, and the way to take them back. */
export function PendingLinks() {
  const { i18n } = useLingui()
  const client = useQueryClient()
  const { data: links = [] } = useQuery(queries.invitations)
  if (links.length === 0) return null
  const revoke = ({ id }: Invitation): void => {
    call('revokeInvitation', { id }).then(
      (left) => client.setQueryData(queries.invitations.queryKey, left),
      (error: unknown) => tellFailure(i18n, error),
    )
  }
  return (
    <section>
      <Title order={2} mt="xl" mb="md">
        {i18n._('Links not used yet')}
      </Title>
      <Stack gap="sm">
        {links.map((link) => (
          <Factor
            key={link.id}
            icon={<IconMail size={20} aria-hidden />}
            name={link.email}
            says={`${link.role === null ? i18n._('For a new password') : roleName(i18n, link.role)} · ${i18n._('until {when}', {
              when: momentText(i18n, link.expiresAt),
            })}`}
            action={
              <Button
                variant="subtle"
                color="gray"
                aria-label={i18n._('Take the link for {email} back', { email: link.email })}
                onClick={() => revoke(link)}
              >
                {i18n._('Take back')}
              </Button>
            }
          />
        ))}
      </Stack>
    </section>
  )
}
