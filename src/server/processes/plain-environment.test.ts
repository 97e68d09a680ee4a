import { expect, test } from 'vitest'
import { VARIABLES } from '../config.ts'
import { plainEnvironment } from './plain-environment.ts'

test('a process that decodes is told none of our settings and no secret of another program', () => {
  const settings = Object.fromEntries(VARIABLES.map((name) => [name, 'x']))
  const others = { AWS_SECRET_ACCESS_KEY: 'x', PGPASSWORD: 'x', npm_config__authToken: 'x' }
  expect(plainEnvironment({ ...settings, ...others })).toEqual({})
})

test('it keeps what programs need to run', () => {
  const needed = { PATH: '/usr/bin', HOME: '/root', TMPDIR: '/tmp', LANG: 'C', ORT_DISABLE_TELEMETRY: '1' }
  expect(plainEnvironment(needed)).toEqual(needed)
})
