import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readConfig, StartupError, VARIABLES } from './config.ts'

test('without any variable Facialis serves this machine only, on port 7007, from ./data', () => {
  expect(readConfig({}, false, '/srv/facialis')).toEqual({
    host: '127.0.0.1',
    port: 7007,
    data: '/srv/facialis/data',
    databaseUrl: null,
    databaseOwnerUrl: null,
    auditAnchor: '/srv/facialis/data/audit.head',
    role: 'both',
    publicUrl: null,
    trustedProxies: [],
    metrics: null,
    log: 'file',
    idleMinutes: 30,
    breachedPasswords: null,
    singleSignOn: null,
    bucket: null,
    masterKey: null,
    backup: {
      place: { folder: '/srv/facialis/data/backups' },
      besideData: true,
      at: { hour: 2, minute: 0 },
      keep: { daily: 7, weekly: 4, monthly: 12 },
      key: { file: '/srv/facialis/data/backup.key' },
    },
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

const wrong: readonly (readonly [string, string, RegExp])[] = [
  ['FACIALIS_PUBLIC_URL', 'facialis.example', /without a path/],
  ['FACIALIS_PUBLIC_URL', 'https://facialis.example/clinic', /without a path/],
  ['FACIALIS_PUBLIC_URL', 'https://user:pass@facialis.example', /without a path/],
  ['FACIALIS_TRUSTED_PROXIES', '127.0.0.1, everybody', /names everybody/],
  ['FACIALIS_METRICS_PORT', '7007', /must not be the port of the clinic/],
  ['FACIALIS_METRICS_HOST', '0.0.0.0', /needs FACIALIS_METRICS_PORT/],
  ['FACIALIS_DATABASE_OWNER_URL', 'postgres://owner@host/name', /needs DATABASE_URL/],
  ['FACIALIS_LOG', 'nowhere', /file or stdout/],
  ['FACIALIS_MASTER_KEY', 'c2hvcnQ=', /32 bytes in base64/],
]

test.each(wrong)('%s=%s is refused', (name, value, why) => {
  const start = () => readConfig({ [name]: value }, false, '/')
  expect(start).toThrow(StartupError)
  expect(start).toThrow(why)
  expect(start).toThrow(name)
})

test('no part of a master key is repeated in the refusal', () => {
  const nearly = Buffer.alloc(31, 7).toString('base64')
  expect(() => readConfig({ FACIALIS_MASTER_KEY: nearly }, false, '/')).toThrow(
    expect.objectContaining({ message: expect.not.stringContaining(nearly.slice(0, 8)) as string }),
  )
})

test('the address people use is kept as an origin, the proxies as a list, the metrics on this machine', () => {
  const environment = {
    FACIALIS_PUBLIC_URL: 'https://Facialis.Example:443/',
    FACIALIS_TRUSTED_PROXIES: '127.0.0.1, 10.0.0.0/8,',
    FACIALIS_METRICS_PORT: '9464',
    FACIALIS_MASTER_KEY_FILE: 'keys/master.key',
  }
  expect(readConfig(environment, false, '/srv')).toMatchObject({
    publicUrl: 'https://facialis.example',
    trustedProxies: ['127.0.0.1', '10.0.0.0/8'],
    metrics: { host: '127.0.0.1', port: 9464 },
    masterKey: { file: '/srv/keys/master.key' },
  })
})

test('the table of settings for operators has every variable and no other', () => {
  const page = readFileSync(new URL('../../docs/operator/settings.md', import.meta.url), 'utf8')
  const rows = [...page.matchAll(/^\| `([A-Z_]+)` \|/gm)].map(([, name]) => name)
  expect(rows.toSorted()).toEqual(VARIABLES.toSorted())
})
