import { useLingui } from '@lingui/react'
import { ActionIcon, Group, Kbd, Text, UnstyledButton } from '@mantine/core'
import { useOs } from '@mantine/hooks'
import { openSpotlight } from '@mantine/spotlight'
import { IconSearch } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import icon from '../icon.svg'
import { LanguageSwitch } from './language-switch.tsx'
import { NoticeBell } from './notice-bell.tsx'
import { PersonMenu } from './person-menu.tsx'
import { SchemeSwitch } from './scheme-switch.tsx'
import classes from './header.module.css'

/** The way home, the search, and the preferences of this device. */
export function Header() {
  const { i18n } = useLingui()
  const os = useOs()
  const search = i18n._('Find a patient, page or action')
  return (
    <Group h="100%" px="md" justify="space-between" wrap="nowrap">
      <Link to="/patients" className={classes['home'] ?? ''}>
        <img src={icon} width={28} height={28} alt="" />
        <Text component="span" fw={600} size="lg">
          Facialis
        </Text>
      </Link>
      <UnstyledButton className={classes['search'] ?? ''} onClick={openSpotlight} visibleFrom="sm">
        <IconSearch size={16} aria-hidden />
        <span>{search}</span>
        <Kbd size="xs">{os === 'macos' || os === 'ios' ? '⌘ K' : 'Ctrl K'}</Kbd>
      </UnstyledButton>
      <Group gap={4} wrap="nowrap">
        <ActionIcon variant="subtle" color="gray" size="lg" hiddenFrom="sm" onClick={openSpotlight} aria-label={search}>
          <IconSearch size={20} aria-hidden />
        </ActionIcon>
        <LanguageSwitch />
        <SchemeSwitch />
        <NoticeBell />
        <PersonMenu />
      </Group>
    </Group>
  )
}
