import { expect, test } from 'vitest'
import { visible } from './visible.ts'

test('a file name cannot break a line, colour a terminal or turn the direction of writing', () => {
  expect(visible('a\nb')).toBe('a\\nb')
  expect(visible('\u001b[31mred')).toBe('\\u001b[31mred')
  expect(visible('x\u202egnp.jpg')).toBe('x\\u202egnp.jpg')
})

test('letters of every language and emoji stay as they are', () => {
  expect(visible('Zoë 😀 顔.png')).toBe('Zoë 😀 顔.png')
})
