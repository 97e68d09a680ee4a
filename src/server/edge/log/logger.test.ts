import { expect, test } from 'vitest'
import { makeLogger } from './logger.ts'

const CANARY = 'Zora Canary'

function logged(write: (log: ReturnType<typeof makeLogger>) => void): string {
  let text = ''
  write(makeLogger((line) => (text += line)))
  return text
}

test('a line has its time, its level and its fields', () => {
  const line = JSON.parse(logged((log) => log.info({ method: 'GET', route: '/api/photos/:id', status: 200, ms: 3 }))) as object
  expect(line).toEqual({
    level: 'info',
    time: expect.stringMatching(/^\d{4}-\d\d-\d\dT/) as string,
    method: 'GET',
    route: '/api/photos/:id',
    status: 200,
    ms: 3,
  })
})

const ways: readonly (readonly [string, (log: ReturnType<typeof makeLogger>) => void])[] = [
  ['a message', (log) => log.error(CANARY)],
  ['a message with values', (log) => log.warn('%s is %o', CANARY, { name: CANARY })],
  ['an error', (log) => log.error(new Error(CANARY))],
  ['an error as a field', (log) => log.error({ err: new Error(CANARY) }, CANARY)],
  ['an error under another name', (log) => log.error({ failure: new Error(CANARY) })],
  ['an unknown field', (log) => log.error({ name: CANARY, patient: { name: CANARY } })],
  ['a known field with text of a person', (log) => log.error({ event: CANARY, route: `/api/patients?search=${CANARY}` })],
  ['a request', (log) => log.error({ req: { url: `/?q=${CANARY}`, headers: { cookie: CANARY } }, res: { body: CANARY } })],
  ['a binding of a child', (log) => log.child({ name: CANARY, reqId: CANARY }).error({ status: 500 })],
  ['a serializer of a child', (log) => log.child({}, { serializers: { user: () => CANARY } }).error({ user: 1, status: 500 })],
]

test.each(ways)('%s tells nothing about a person', (_, write) => {
  const text = logged(write)
  expect(text).toContain('"level"')
  expect(text).not.toContain('Canary')
})

test('a message alone is worth a line only when something went wrong', () => {
  expect(logged((log) => log.info('Server listening at http://127.0.0.1'))).toBe('')
})
