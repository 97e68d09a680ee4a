import { setupI18n } from '@lingui/core'
import { expect, test } from 'vitest'
import { asRead, sentenceText, valueText, withUnit } from './number-text.ts'

const english = setupI18n({ locale: 'en', messages: { en: {} } })
const spanish = setupI18n({ locale: 'es', messages: { es: {} } })

test('a value is never written without its spread and its unit', () => {
  expect(sentenceText(valueText(english, { value: 9.13, sd: 0.42, unit: 'mm' }))).toBe('9.1 ± 0.4 mm')
})

test('degrees stand at the number, every other unit a space after it', () => {
  expect(valueText(english, { value: 44.2, sd: 6.3, unit: '°' }).spread).toBe('± 6.3°')
  expect(withUnit('6.3', 'mm')).toBe('6.3 mm')
})

test('a spread that one decimal would round to nothing is written with two; an area known to square millimetres with none', () => {
  expect(sentenceText(valueText(english, { value: 9.134, sd: 0.042, unit: 'mm' }))).toBe('9.13 ± 0.04 mm')
  expect(sentenceText(valueText(english, { value: 129.24, sd: 12.4, unit: 'mm²' }))).toBe('129 ± 12 mm²')
})

test('a difference carries its sign, with a true minus', () => {
  expect(valueText(english, { value: 2, sd: 0.5, unit: 'mm' }, true).value).toBe('+2.0')
  expect(valueText(english, { value: -2, sd: 0.5, unit: 'mm' }, true).value).toBe('−2.0')
  expect(valueText(english, { value: 0.01, sd: 0.5, unit: 'mm' }, true).value).toBe('0.0')
})

test('percentages differ by percentage points', () => {
  expect(sentenceText(valueText(english, { value: -40, sd: 5.8, unit: '%' }, true))).toBe('−40 ± 6 % points')
  expect(sentenceText(valueText(english, { value: 60, sd: 5.8, unit: '%' }))).toBe('60 ± 6 %')
})

test('what is written as nought is nought', () => {
  expect(asRead({ value: 0.04, sd: 0.2, unit: 'mm' })).toBe(0)
  expect(asRead({ value: 0.04, sd: 0.04, unit: 'mm' })).toBe(0.04)
})

test('numbers follow the language', () => {
  expect(valueText(spanish, { value: 9.13, sd: 0.42, unit: 'mm' }).value).toBe('9,1')
})
