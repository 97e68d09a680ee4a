import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { AUTOMATIC_NOTICE } from '../../core/records/automatic.ts'

test('the screens say of automatic values what the exports say, in both languages', () => {
  for (const language of ['en', 'es']) {
    const catalogue = readFileSync(new URL(`../i18n/locales/${language}.po`, import.meta.url), 'utf8')
    const [, translated] = catalogue.split(`msgid "${AUTOMATIC_NOTICE}"\nmsgstr "`)
    expect(translated).toMatch(/^\S/)
  }
})
