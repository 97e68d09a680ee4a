import { i18n } from '@lingui/core'
import { messages as english } from './locales/en.po'
import { messages as spanish } from './locales/es.po'

/** The languages of the interface, each under its own name. */
export const LANGUAGES = { en: 'English', es: 'Español' } as const

export type Language = keyof typeof LANGUAGES

const STORED = 'facialis.language'

const isLanguage = (value: string | null | undefined): value is Language =>
  value !== null && value !== undefined && Object.hasOwn(LANGUAGES, value)

i18n.load({ en: english, es: spanish })

/** Shows every sentence in this language from now on, and remembers it on this device. */
export function speak(language: Language): void {
  localStorage.setItem(STORED, language)
  document.documentElement.lang = language
  i18n.activate(language)
}

/** The language chosen on this device, else the first one the browser asks for, else English. */
export function startSpeaking(): void {
  const stored = localStorage.getItem(STORED)
  const asked = navigator.languages.map((tag) => tag.slice(0, 2)).find(isLanguage)
  const language = isLanguage(stored) ? stored : (asked ?? 'en')
  document.documentElement.lang = language
  i18n.activate(language)
}
