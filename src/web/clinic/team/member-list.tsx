import { useLingui } from '@lingui/react'
import { Badge, Group, Paper, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import type { Member } from '../../../core/contract/accounts.ts'
import { momentText } from '../account/moment.ts'
import { ChangeRoleDialog } from './change-role-dialog.tsx'
import type { MadeLink } from './fresh-link-dialog.tsx'
import { MemberMenu } from './member-menu.tsx'
import { roleName } from './role-name.ts'

/** The accounts of the center, each with its role, its state and what the owner can do. */
export function MemberList({ members, made }: { members: readonly Member[]; made: (link: MadeLink) => void }) {
  const { i18n } = useLingui()
  const [changing, setChanging] = useState<Member | null>(null)
  const state = (member: Member): string => {
    if (member.disabledAt !== null) return i18n._('Disabled since {when}', { when: momentText(i18n, member.disabledAt) })
    if (member.lastUsed === null) return i18n._('Not signed in now')
    return i18n._('Last active {when}', { when: momentText(i18n, member.lastUsed) })
  }
  return (
    <>
      <Stack component="ul" gap="sm" p={0} m={0} style={{ listStyle: 'none' }} aria-label={i18n._('Members')}>
        {members.map((member) => (
          <Paper component="li" key={member.id} withBorder radius="md" p="md">
            <Group justify="space-between" wrap="nowrap" align="flex-start">
              <div style={{ minWidth: 0 }}>
                <Group gap="xs">
                  <Text fw={600}>{member.name}</Text>
                  <Badge variant="light" color={member.disabledAt === null ? 'teal' : 'gray'}>
                    {roleName(i18n, member.role)}
                  </Badge>
                  {member.self ? (
                    <Badge variant="default" tt="none">
                      {i18n._('You')}
                    </Badge>
                  ) : null}
                </Group>
                <Text size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
                  {member.email}
                </Text>
                <Text size="sm" c="dimmed">
                  {`${state(member)} · ${member.secondFactor ? i18n._('with a second factor') : i18n._('no second factor yet')}`}
                </Text>
              </div>
              <MemberMenu member={member} made={made} changeRole={() => setChanging(member)} />
            </Group>
          </Paper>
        ))}
      </Stack>
      <ChangeRoleDialog key={changing?.id ?? ''} member={changing} close={() => setChanging(null)} />
    </>
  )
}
