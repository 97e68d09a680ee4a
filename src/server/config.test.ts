import { expect, test } from 'vitest'
import { readConfig, StartupError } from './config.ts'

test('without any variable Facialis serves this machine only, on port 7007, from ./data', () => {
  expect(readConfig({}, false, '/srv/facialis')).toEqual({
    host: '127.0.0.1',
    port: 7007,
    data: '/srv/facialis/data',
    databaseUrl: null,
    role: 'both',
  })
})

test('the fictional center keeps its own data folder', () => {
  expect(readConfig({}, true, '/srv/facialis').data).toBe('/srv/facialis/data/demo')
})

test('every bad variable is named in one message', () => {
  const start = () => readConfig({ FACIALIS_PORT: '70070', DATABASE_URL: 'mysql://x', FACIALIS_ROLE: 'boss' }, false, '/')
  expect(start).toThrow(StartupError)
  expect(start).toThrow(/FACIALIS_PORT.*DATABASE_URL.*FACIALIS_ROLE/)
})

test('one process alone owns the embedded database', () => {
  expect(() => readConfig({ FACIALIS_ROLE: 'worker' }, false, '/')).toThrow(/DATABASE_URL/)
})

test('an empty variable is an absent one', () => {
  expect(readConfig({ FACIALIS_PORT: '' }, false, '/').port).toBe(7007)
})
