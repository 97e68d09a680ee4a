import { setupI18n } from '@lingui/core'
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { MEASURES } from '../../core/measures/index.ts'
import { measureMeaning } from './measure-meaning.ts'
import { measureName } from './measure-name.ts'

const english = setupI18n({ locale: 'en', messages: { en: {} } })
const file = readFileSync(new URL('../i18n/locales/es.po', import.meta.url), 'utf8')
const unquoted = (lines: string): string => lines.split('\n').map((line) => line.slice(1, -1)).join('').replaceAll('\\"', '"')
const spanish = new Map(
  [...file.matchAll(/^msgid (".*"(?:\n".*")*)\nmsgstr (".*"(?:\n".*")*)$/gm)].map(
    ([, id = '', text = '']) => [unquoted(id), unquoted(text)] as const,
  ),
)

test.each(MEASURES.map(({ id }) => id))('%s has a name and a meaning, in English and in Spanish', (id) => {
  const name = measureName(english, id)
  const meaning = measureMeaning(english, id) ?? ''
  expect(name).not.toBe(id)
  expect(meaning).toMatch(/\w/)
  expect(spanish.get(name)).toMatch(/\w/)
  expect(spanish.get(meaning)).toMatch(/\w/)
})

test.each(MEASURES.map(({ id, name }) => [id, name]))('%s is called on the screens what the definition calls it: %s', (id, name) => {
  // On a screen a number does not leave its word at the end of a line.
  expect(measureName(english, id).replaceAll('\u00a0', ' ')).toBe(name)
})
