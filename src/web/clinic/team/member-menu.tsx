import { useLingui } from '@lingui/react'
import { ActionIcon, Menu } from '@mantine/core'
import { IconDots, IconKey, IconShieldOff, IconUserCheck, IconUserCog, IconUserOff } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import type { Member } from '../../../core/contract/accounts.ts'
import { call } from '../../api/call.ts'
import { queries } from '../../api/queries.ts'
import { tellFailure } from '../../components/toasts.tsx'
import type { MadeLink } from './fresh-link-dialog.tsx'

/** What the owner can do with an account. */
export function MemberMenu(props: { member: Member; made: (link: MadeLink) => void; changeRole: () => void }) {
  const { i18n } = useLingui()
  const client = useQueryClient()
  const { id, name, disabledAt, self, secondFactor } = props.member
  const change = (work: () => Promise<Member[]>): void => {
    work().then(
      (members) => client.setQueryData(queries.members.queryKey, members),
      (error: unknown) => tellFailure(i18n, error),
    )
  }
  const makeLink = (): void => {
    call('resetPassword', { id }).then(
      async (link) => {
        props.made(link)
        await client.invalidateQueries({ queryKey: queries.invitations.queryKey })
      },
      (error: unknown) => tellFailure(i18n, error),
    )
  }
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size="lg" aria-label={i18n._('Actions for {name}', { name })}>
          <IconDots size={20} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconUserCog size={16} aria-hidden />} onClick={props.changeRole}>
          {i18n._('Change the role')}
        </Menu.Item>
        <Menu.Item leftSection={<IconKey size={16} aria-hidden />} onClick={makeLink}>
          {i18n._('Link for a new password')}
        </Menu.Item>
        {secondFactor && !self ? (
          <Menu.Item
            leftSection={<IconShieldOff size={16} aria-hidden />}
            onClick={() => change(() => call('resetSecondFactor', { id }))}
          >
            {i18n._('Reset the second factor')}
          </Menu.Item>
        ) : null}
        {disabledAt === null ? (
          <Menu.Item leftSection={<IconUserOff size={16} aria-hidden />} onClick={() => change(() => call('disableMember', { id }))}>
            {i18n._('Disable the account')}
          </Menu.Item>
        ) : (
          <Menu.Item leftSection={<IconUserCheck size={16} aria-hidden />} onClick={() => change(() => call('enableMember', { id }))}>
            {i18n._('Enable the account')}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}
