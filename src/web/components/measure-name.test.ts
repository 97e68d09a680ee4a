import { setupI18n } from '@lingui/core'
import { expect, test } from 'vitest'
import { MEASURES } from '../../core/measures/index.ts'
import { measureName } from './measure-name.ts'

const english = setupI18n({ locale: 'en', messages: { en: {} } })

test.each(MEASURES.map(({ id, name }) => [id, name]))('%s is called on the screens what the definition calls it: %s', (id, name) => {
  // On a screen a number does not leave its word at the end of a line.
  expect(measureName(english, id).replaceAll('\u00a0', ' ')).toBe(name)
})
