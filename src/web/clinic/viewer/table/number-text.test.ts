import { expect, test } from 'vitest'
import { sentenceText, valueText } from './number-text.ts'

test('a value is never written without its spread and its unit', () => {
  expect(sentenceText(valueText('en', { value: 9.13, sd: 0.42, unit: 'mm' }))).toBe('9.1 ± 0.4 mm')
})

test('a spread that one decimal would round to nothing is written with two', () => {
  expect(sentenceText(valueText('en', { value: 9.134, sd: 0.042, unit: 'mm' }))).toBe('9.13 ± 0.04 mm')
})

test('a difference carries its sign, with a true minus', () => {
  expect(valueText('en', { value: 2, sd: 0.5, unit: 'mm' }, true).value).toBe('+2.0')
  expect(valueText('en', { value: -2, sd: 0.5, unit: 'mm' }, true).value).toBe('−2.0')
  expect(valueText('en', { value: 0.01, sd: 0.5, unit: 'mm' }, true).value).toBe('0.0')
})

test('numbers follow the language', () => {
  expect(valueText('es', { value: 9.13, sd: 0.42, unit: 'mm' }).value).toBe('9,1')
})
