import { expect, test } from 'vitest'
import { faultOf } from './fault.ts'

const CANARY = 'Zora Canary'

test('an error is told by its kind, its code and its place', () => {
  const fault = faultOf(Object.assign(new RangeError(CANARY), { code: '23505' }))
  expect(fault).toMatchObject({ kind: 'RangeError', code: '23505' })
  expect(fault.where?.[0]).toMatch(/fault\.test\.ts:\d+:\d+/)
})

const disguises = [
  new Error(CANARY),
  new Error(`x\n    at ${CANARY}\n    at ${CANARY} (/home/${CANARY}:1:1)`),
  Object.assign(new Error('x'), { name: CANARY, code: CANARY }),
  new Error('x', { cause: Object.assign(new Error(CANARY), { code: CANARY }) }),
  new AggregateError([new Error(CANARY)], CANARY),
  CANARY,
  { message: CANARY },
]

test.each(disguises)('no text of an error gets through: %#', (error) => {
  expect(JSON.stringify(faultOf(error))).not.toContain('Canary')
})

test('a wrapped error keeps the code of what it wraps', () => {
  expect(faultOf(new Error('x', { cause: Object.assign(new Error('y'), { code: 'ENOSPC' }) }))).toMatchObject({ code: 'ENOSPC' })
})
