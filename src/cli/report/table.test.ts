import { expect, test } from 'vitest'
import { cell, photoTable } from './table.ts'

test('a length and an angle have one decimal, an area none, and a difference shows its sign', () => {
  expect(cell({ ok: true, value: 3.46, sd: 0.24, unit: 'mm' })).toBe('3.5 ± 0.2')
  expect(cell({ ok: true, value: 101.64, sd: 2.4, unit: '°' })).toBe('101.6 ± 2.4')
  expect(cell({ ok: true, value: 178.6, sd: 17.2, unit: 'mm²' })).toBe('179 ± 17')
  expect(cell({ ok: true, value: 1.26, sd: 0.3, unit: 'mm' }, true)).toBe('+1.3 ± 0.3')
  expect(cell({ ok: true, value: -1.26, sd: 0.3, unit: 'mm' }, true)).toBe('−1.3 ± 0.3')
})

test('a value that rounds to nought has no sign', () => {
  expect(cell({ ok: true, value: -0.04, sd: 0.3, unit: 'mm' }, true)).toBe('0.0 ± 0.3')
})

test('what was not measured is a dash, never a figure, and the reason stands once below, in words', () => {
  const none = { ok: false as const, why: 'iris-hidden' }
  const table = photoTable({
    file: 'rest.jpg',
    status: 'measured',
    width: 100,
    height: 200,
    faces: 2,
    scale: null,
    pose: { yaw: -3.21, pitch: 0, roll: 1 },
    quality: [{ id: 'blur', verdict: 'warn', says: 'hold the camera still' }],
    measures: {
      futureMeasure: { left: { ok: true, value: 9, sd: 0.5, unit: 'mm' }, right: none, difference: none },
      otherMeasure: { left: none, right: none, difference: none },
    },
  })
  expect(table).toContain('2 faces')
  expect(table).toContain('scale unknown')
  expect(table).toContain('yaw −3.2°')
  expect(table).toContain('note: hold the camera still')
  expect(table).toMatch(/futureMeasure +– +9\.0 ± 0\.5 +– +mm/)
  expect(table).toContain('no value for futureMeasure (right), otherMeasure: the lids cover the iris')
  expect(table.match(/lids cover/g)).toHaveLength(1)
})

test('a refused photo is one sentence under its name', () => {
  const table = photoTable({
    file: 'wall.jpg', status: 'refused', why: 'wall.jpg: no face was found', width: 10, height: 10, faces: 0, quality: [],
  })
  expect(table).toBe('wall.jpg\n  refused: wall.jpg: no face was found\n')
})

test('a file name with a line end or a colour of the terminal stays one line of plain text', () => {
  const file = 'a\nb\u001b[31m.jpg'
  const table = photoTable({ file, status: 'refused', why: `${file} is empty`, width: 0, height: 0, faces: 0, quality: [] })
  expect(table).toBe('a\\nb\\u001b[31m.jpg\n  refused: a\\nb\\u001b[31m.jpg is empty\n')
})
