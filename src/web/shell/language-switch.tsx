import { useLingui } from '@lingui/react'
import { ActionIcon, Menu } from '@mantine/core'
import { IconLanguage } from '@tabler/icons-react'
import { LANGUAGES, type Language, speak } from '../i18n/language.ts'

const languages = Object.keys(LANGUAGES) as Language[]

/** Chooses the language; each is named in itself. */
export function LanguageSwitch() {
  const { i18n } = useLingui()
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size="lg" aria-label={i18n._('Language')}>
          <IconLanguage size={20} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {languages.map((language) => (
          <Menu.Item
            key={language}
            lang={language}
            onClick={() => speak(language)}
            {...(language === i18n.locale ? { 'aria-current': true as const, fw: 600 } : {})}
          >
            {LANGUAGES[language]}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
