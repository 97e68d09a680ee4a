import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { readConfig } from '../config.ts'
import { type Facialis, start } from '../start.ts'
import { openBrowser } from '../testing/browser.ts'
import { codesOf, NO_LIMITS, OWNER } from '../testing/clinic.ts'
import { NO_MEASURER } from '../testing/no-measurer.ts'
import { resetOwner } from './commands.ts'

const data = await mkdtemp(join(tmpdir(), 'facialis-accounts-'))
const environment = { FACIALIS_DATA: data }
const { email, password } = OWNER
let running: Facialis | null = null

async function restart(): Promise<Facialis> {
  await running?.close()
  const config = readConfig(environment, false, '/')
  const openMeasurer = () => Promise.resolve(NO_MEASURER)
  const options = { config, demo: false, web: join(data, 'web'), version: '0.0.0', openMeasurer, lanes: 1, onLost: () => null }
  return (running = await start({ ...options, limits: NO_LIMITS }))
}
afterAll(async () => {
  await running?.close()
  await rm(data, { recursive: true, force: true })
})

test('the last owner comes in again by a link made on the machine, and the second factor starts anew', async () => {
  const owner = openBrowser(await restart())
  await owner.ask('POST', '/setup', OWNER)
  await owner.ask('POST', '/auth/sign-in/email', { email, password })
  const { secret } = await owner.ask<{ secret: string }>('POST', '/account/app')
  await owner.ask('PUT', '/account/app', { code: codesOf(secret)() })
  // While Facialis runs the folder is its own.
  await expect(resetOwner(environment, null)).rejects.toThrow()
  await running?.close()
  running = null
  await expect(resetOwner(environment, 'nobody@center.example')).rejects.toThrow('No owner has the address')
  const { lines } = await resetOwner(environment, null)
  expect(lines[0]).toContain(email)

  const browser = openBrowser(await restart())
  const token = lines[1]?.split('#')[1] ?? ''
  const fresh = { token, name: OWNER.name, password: 'eleven brave otters swim' }
  expect(await browser.ask('POST', '/auth/link/use', fresh)).toMatchObject({ status: 200, next: 'done' })
  expect(await browser.ask('GET', '/account')).toMatchObject({ app: false })
  const again = openBrowser(await restart())
  expect((await again.ask('POST', '/auth/sign-in/email', { email, password })).status).toBe(401)
})
