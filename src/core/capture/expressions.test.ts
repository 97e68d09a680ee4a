import { expect, test } from 'vitest'
import { EXPRESSIONS, viewFromFileName } from './expressions.ts'

test('every view is suggested by a file named after it', () => {
  for (const { id } of EXPRESSIONS) expect(viewFromFileName(`${id}.jpg`)).toBe(id)
})

test.each([
  ['2024-03 Brow_Up (1).JPG', 'brow_up'],
  ['BigSmile.png', 'smile_open'],
  ['small-smile.heic', 'smile_closed'],
  ['photos/rest/patient-smile2.jpg', 'smile_open'],
  ['tight eye closure.jpg', 'eyes_tight'],
  ['arrest.jpg', null],
  ['IMG_0042.jpg', null],
  ['', null],
])('%s suggests %s', (name, view) => {
  expect(viewFromFileName(name)).toBe(view)
})
