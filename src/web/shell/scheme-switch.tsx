import { useLingui } from '@lingui/react'
import { ActionIcon, Menu, useMantineColorScheme } from '@mantine/core'
import { IconDeviceDesktop, IconMoon, IconSun } from '@tabler/icons-react'

/** Light, dark, or as the device is set. */
export function SchemeSwitch() {
  const { i18n } = useLingui()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const choices = [
    { scheme: 'auto', label: i18n._('As this device'), Icon: IconDeviceDesktop },
    { scheme: 'light', label: i18n._('Light'), Icon: IconSun },
    { scheme: 'dark', label: i18n._('Dark'), Icon: IconMoon },
  ] as const
  const { Icon } = choices.find(({ scheme }) => scheme === colorScheme) ?? choices[0]
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size="lg" aria-label={i18n._('Light or dark')}>
          <Icon size={20} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {choices.map((choice) => (
          <Menu.Item
            key={choice.scheme}
            leftSection={<choice.Icon size={16} aria-hidden />}
            onClick={() => setColorScheme(choice.scheme)}
            {...(choice.scheme === colorScheme ? { 'aria-current': true as const, fw: 600 } : {})}
          >
            {choice.label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
