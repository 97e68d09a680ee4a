import { useLingui } from '@lingui/react'
import { ActionIcon, Menu } from '@mantine/core'
import { IconBuildingHospital, IconDatabaseExport, IconListSearch, IconLogout, IconUserCircle, IconUserShield, IconUsersGroup } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { queries } from '../api/queries.ts'
import { useSignOut } from './use-sign-out.ts'

/** Who is signed in, and the way out. */
export function PersonMenu() {
  const { i18n } = useLingui()
  const { data: session } = useQuery(queries.session)
  const leave = useSignOut()
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size="lg" aria-label={i18n._('Your account')}>
          <IconUserCircle size={22} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {session ? <Menu.Label>{`${session.user.name} · ${session.user.email}`}</Menu.Label> : null}
        <Menu.Item component={Link} to="/account" leftSection={<IconUserShield size={16} aria-hidden />}>
          {i18n._('Your account')}
        </Menu.Item>
        {session?.role === 'owner' ? (
          <Menu.Item component={Link} to="/team" leftSection={<IconUsersGroup size={16} aria-hidden />}>
            {i18n._('Team')}
          </Menu.Item>
        ) : null}
        {session?.role === 'owner' ? (
          <Menu.Item component={Link} to="/audit" leftSection={<IconListSearch size={16} aria-hidden />}>
            {i18n._('Audit')}
          </Menu.Item>
        ) : null}
        {session?.role === 'owner' ? (
          <Menu.Item component={Link} to="/backups" leftSection={<IconDatabaseExport size={16} aria-hidden />}>
            {i18n._('Backups')}
          </Menu.Item>
        ) : null}
        <Menu.Item component={Link} to="/center" leftSection={<IconBuildingHospital size={16} aria-hidden />}>
          {i18n._('Center settings')}
        </Menu.Item>
        <Menu.Item leftSection={<IconLogout size={16} aria-hidden />} onClick={leave}>
          {i18n._('Sign out')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
