import fc from 'fast-check'
import { expect, test } from 'vitest'
import { csv } from './csv.ts'

const line = (...cells: Parameters<typeof csv>[1][number]) =>
  csv(['head'], [cells]).split('\r\n').slice(1).join('\r\n').trimEnd()

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1'])('%j is text, never a formula', (text) => {
  expect(line(text).replace(/^"/, '').startsWith("'")).toBe(true)
})

test('a number stays a number, also below zero; nothing is an empty cell', () => {
  expect(line(-1.5, 0, null, 'mm')).toBe('-1.5,0,,mm')
})

test('commas, quotes and line breaks stay inside their cell', () => {
  expect(line('a,b', 'say "ah"', 'two\nlines')).toBe('"a,b","say ""ah""","two\nlines"')
})

test('no text whatever begins a cell with what a spreadsheet computes', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => !/^"?[=+\-@\t\r]/.test(line('x', text).slice(2))),
    { numRuns: 2000 },
  )
})
