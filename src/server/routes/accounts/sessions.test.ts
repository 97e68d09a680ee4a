import { afterAll, beforeAll, expect, test } from 'vitest'
import type { AccountSession, FreshLink, Member, SessionState } from '../../../core/contract/accounts.ts'
import { type Browser, openBrowser } from '../../testing/browser.ts'
import { openClinic, OWNER, type TestClinic } from '../../testing/clinic.ts'
import { NO_MEASURER } from '../../testing/no-measurer.ts'
import { type Hand, openHand } from '../../testing/people.ts'

let clinic: TestClinic
let hand: Hand
let recovery: string[] = []
const { email, password } = OWNER

beforeAll(async () => {
  clinic = await openClinic(NO_MEASURER, undefined, { FACIALIS_IDLE_MINUTES: '10', FACIALIS_TRUSTED_PROXIES: '127.0.0.1' })
  hand = await openHand(clinic.data)
  await clinic.ask('POST', '/setup', OWNER)
  await clinic.signIn()
  recovery = (await clinic.ask<{ codes: string[] }>('POST', '/account/recovery-codes')).codes
})
afterAll(async () => {
  await hand?.close()
  await clinic?.close()
})

async function enter(address = '127.0.0.1'): Promise<Browser> {
  const browser = openBrowser(clinic, address)
  await browser.ask('POST', '/auth/sign-in/email', { email, password, recoveryCode: recovery.pop() ?? '' })
  return browser
}

const unusedFor = (minutes: number) => hand.sql(`UPDATE session SET "usedAt" = now() - make_interval(mins => $1)`, [minutes])
const secondsLeft = async (browser: Browser, headers = {}) =>
  (await browser.ask<SessionState & object>('GET', '/auth/get-session', undefined, headers)).secondsLeft

const SESSION = 'facialis.session_token'
const byHttps = { 'x-forwarded-proto': 'https' }

test('the token of a session is in its cookie and in no answer', async () => {
  const browser = openBrowser(clinic)
  const payload = { email, password, recoveryCode: recovery.pop() ?? '' }
  const answers = [await browser.send('POST', '/auth/sign-in/email', payload)]
  const token = browser.cookies.get(SESSION)?.split('.')[0] ?? ''
  expect(token.length).toBeGreaterThan(20)
  for (const path of ['/auth/get-session', '/account', '/account/sessions']) answers.push(await browser.send('GET', path))
  expect(answers.map(({ statusCode, body }) => [statusCode, body.includes(token)])).toEqual(answers.map(() => [200, false]))
  expect((await openBrowser(clinic).send('GET', '/auth/get-session')).json()).toBeNull()
})

test('by https the cookie of a session travels by https only, to this host alone', async () => {
  const payload = { email, password, recoveryCode: recovery.pop() ?? '' }
  const { cookies } = await openBrowser(clinic).send('POST', '/auth/sign-in/email', payload, byHttps)
  const session = cookies.find(({ name }) => name.includes('session_token'))
  expect(session).toMatchObject({ name: `__Host-${SESSION}`, secure: true, httpOnly: true, path: '/' })
  expect(session).not.toHaveProperty('domain')
  const seen = async (name: string) => {
    const headers = { ...byHttps, cookie: `${name}=${encodeURIComponent(session?.value ?? '')}` }
    return (await openBrowser(clinic).send('GET', '/auth/get-session', undefined, headers)).json<SessionState>()
  }
  expect(await seen(`__Host-${SESSION}`)).toMatchObject({ user: { email } })
  // Of a name that another host of the domain could have planted, nothing is believed.
  expect(await seen(SESSION)).toBeNull()
})

test('a session that nobody used for the idle time is over', async () => {
  const browser = await enter()
  await unusedFor(9)
  expect((await browser.ask('GET', '/account')).status).toBe(200)
  await unusedFor(11)
  expect(await browser.ask('GET', '/account')).toMatchObject({ status: 401, code: 'signed-out' })
})

test('what a screen asks by itself keeps no session alive, nor does a picture; what a person does keeps it', async () => {
  const browser = await enter()
  await unusedFor(8)
  const [poll, picture] = [{ 'x-facialis-idle': '480' }, { 'sec-fetch-dest': 'image' }]
  expect(await secondsLeft(browser, poll)).toBeLessThanOrEqual(120)
  expect(await secondsLeft(browser, picture)).toBeLessThanOrEqual(120)
  expect(await secondsLeft(browser, { 'x-facialis-idle': 'never' })).toBeLessThanOrEqual(120)
  expect(await secondsLeft(browser, { 'x-facialis-idle': '3' })).toBeGreaterThan(590)
})

test('after twelve hours one signs in again, whatever one did', async () => {
  const browser = await enter()
  await hand.sql(`UPDATE session SET "expiresAt" = now() + interval '90 seconds'`)
  expect(await secondsLeft(browser)).toBeLessThanOrEqual(90)
  await hand.sql(`UPDATE session SET "expiresAt" = now() - interval '1 second'`)
  expect((await browser.ask('GET', '/account')).status).toBe(401)
})

test('one sees one’s sessions and ends one, or all others', async () => {
  const [mine, phone, desk] = [await enter('10.0.0.1'), await enter('10.0.0.2'), await enter('10.0.0.3')]
  const listed = await mine.ask<AccountSession[]>('GET', '/account/sessions')
  expect(listed.slice(0, 3)).toMatchObject([{ current: true, address: '10.0.0.1', device: 'Firefox, Windows' }, { current: false }, {}])
  const ofPhone = listed.find(({ address }) => address === '10.0.0.2')
  await mine.ask('DELETE', `/account/sessions/${ofPhone?.id ?? ''}`)
  expect([(await phone.ask('GET', '/account')).status, (await desk.ask('GET', '/account')).status]).toEqual([401, 200])
  expect(await mine.ask('DELETE', '/account/sessions')).toHaveLength(1)
  expect([(await mine.ask('GET', '/account')).status, (await desk.ask('GET', '/account')).status]).toEqual([200, 401])
})

test('nobody ends the session of somebody else', async () => {
  const browser = await enter()
  const [{ id: center } = { id: '' }] = await hand.sql<{ id: string }>('SELECT id FROM center')
  const other = await hand.person(center, 'clinician')
  const [{ id } = { id: '' }] = await hand.sql<{ id: string }>('SELECT id FROM session WHERE "userId" = $1', [other.userId])
  expect(await browser.ask('DELETE', `/account/sessions/${id}`)).toMatchObject({ status: 404, code: 'not-found' })
})

test('something grave asks who one is, once the last proof is older than five minutes', async () => {
  const browser = await enter()
  const age = (minutes: number) => hand.sql(`UPDATE session SET "confirmedAt" = now() - make_interval(mins => $1)`, [minutes])
  await age(4)
  expect((await browser.ask('POST', '/account/recovery-codes')).status).toBe(200)
  await age(6)
  expect(await browser.ask('POST', '/account/recovery-codes')).toMatchObject({ status: 403, code: 'confirm-identity' })
  expect((await browser.ask('POST', '/account/confirm', { password })).status).toBe(400)
  expect((await browser.ask('POST', '/account/confirm', { password: 'not it', code: '000000' })).status).toBe(400)
  expect(await hand.sql(`SELECT outcome FROM audit_entry WHERE action = 'confirmationRefused'`)).toEqual([
    { outcome: 'refused' },
    { outcome: 'refused' },
  ])
  expect(await hand.sql(`SELECT count FROM wrong_tries WHERE key LIKE 'confirm %'`)).toEqual([{ count: 2 }])
  expect((await browser.ask('POST', '/account/confirm', { password, code: clinic.nextCode() })).status).toBe(200)
  recovery = (await browser.ask<{ codes: string[] }>('POST', '/account/recovery-codes')).codes
  expect(recovery).toHaveLength(10)
})

test('of the two last factors of staff, removed at the same moment, one stays', async () => {
  const browser = await enter()
  const [{ id } = { id: '' }] = await hand.sql<{ id: string }>(
    `INSERT INTO passkey (user_id, credential_id, public_key, counter, transports, rp_id, name)
     SELECT id, 'credential', '\\x00', 0, '{}', 'localhost', 'Key' FROM "user" WHERE email = $1 RETURNING id`,
    [email],
  )
  // Whoever removes waits for the row here, so that both have asked before either goes on.
  const held = hand.sql(
    `WITH app AS (SELECT user_id FROM authenticator_app FOR UPDATE), key AS (SELECT id FROM passkey FOR UPDATE)
     SELECT pg_sleep(1) FROM (SELECT count(*) FROM app, key) AS locked`,
  )
  const remove = (path: string) => browser.ask('DELETE', path)
  const statuses = (await Promise.all([remove('/account/app'), remove(`/account/passkeys/${id}`)])).map(({ status }) => status)
  await held
  expect(statuses.sort()).toEqual([200, 409])
})

test('a new password ends the other sessions; one that is guessed early is refused', async () => {
  const [mine, other] = [await enter(), await enter()]
  // What the old password has opened already: a sign-in that waits for its second factor, and a link for another password.
  const waiting = openBrowser(clinic)
  const { ceremony } = await waiting.ask<{ ceremony: string }>('POST', '/auth/sign-in/email', { email, password })
  const own = (await mine.ask<Member[]>('GET', '/members')).find((each) => each.email === email)
  const { token } = await mine.ask<FreshLink>('POST', `/members/${own?.id ?? ''}/password-link`)
  expect(await mine.ask('PUT', '/account/password', { password: 'ada@center.example' })).toMatchObject({ status: 400, field: 'password' })
  expect((await mine.ask('PUT', '/account/password', { password: 'another four words here' })).status).toBe(200)
  expect([(await mine.ask('GET', '/account')).status, (await other.ask('GET', '/account')).status]).toEqual([200, 401])
  expect((await waiting.ask('POST', '/auth/sign-in/code', { ceremony, code: recovery.pop() ?? '' })).status).toBe(401)
  expect((await waiting.ask('POST', '/auth/link', { token })).status).toBe(404)
})
