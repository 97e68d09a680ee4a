import { afterAll, beforeAll, expect, test } from 'vitest'
import { figure } from '../../../../tests/faults/figures.ts'
import type { SessionState, SignInAnswer } from '../../../core/contract/accounts.ts'
import { pauseAfter } from '../../auth/sign-in/throttle.ts'
import { openBrowser } from '../../testing/browser.ts'
import { openClinic, OWNER, type TestClinic } from '../../testing/clinic.ts'
import { NO_MEASURER } from '../../testing/no-measurer.ts'
import { openHand, type Hand } from '../../testing/people.ts'

let clinic: TestClinic
let hand: Hand
let recovery: string[] = []
const { email, password } = OWNER

beforeAll(async () => {
  clinic = await openClinic(NO_MEASURER)
  hand = await openHand(clinic.data)
  await clinic.ask('POST', '/setup', OWNER)
})
afterAll(async () => {
  await hand?.close()
  await clinic?.close()
})

test('a password alone opens the account and nothing else, until a second factor is there', async () => {
  const browser = openBrowser(clinic)
  await browser.ask('POST', '/auth/sign-in/email', { email, password })
  expect(await browser.ask('GET', '/patients')).toMatchObject({ status: 403, code: 'second-factor' })
  expect(await browser.ask('GET', '/members')).toMatchObject({ status: 403, code: 'second-factor' })
  expect(await browser.ask<SessionState & object>('GET', '/auth/get-session')).toMatchObject({ protect: true, role: 'owner' })
  expect(await browser.ask('GET', '/account')).toMatchObject({ status: 200, app: false, secondFactorDemanded: true })

  await clinic.signIn()
  expect(await clinic.ask('GET', '/members')).toMatchObject({ status: 200 })
  // The session that had shown a password alone is over.
  expect(await browser.ask('GET', '/account')).toMatchObject({ status: 401 })
  recovery = (await clinic.ask<{ codes: string[] }>('POST', '/account/recovery-codes')).codes
})

test('with an app set up, a password opens no session: the code of the app does, once', async () => {
  const browser = openBrowser(clinic)
  const waiting = await browser.ask<Extract<SignInAnswer, { next: 'second-factor' }>>('POST', '/auth/sign-in/email', { email, password })
  expect(waiting).toMatchObject({ next: 'second-factor', ways: ['app', 'recovery'] })
  expect(browser.cookies.size).toBe(0)
  expect(await browser.ask('GET', '/account')).toMatchObject({ status: 401 })
  const { ceremony } = waiting
  expect(await browser.ask('POST', '/auth/sign-in/code', { ceremony, code: '000000' })).toMatchObject({ status: 400, field: 'code' })
  const code = clinic.nextCode()
  expect(await browser.ask('POST', '/auth/sign-in/code', { ceremony, code })).toMatchObject({ status: 200, next: 'done' })
  expect(await browser.ask('GET', '/patients')).toMatchObject({ status: 200 })
  // Neither the code nor the begun sign-in can be used again.
  expect((await openBrowser(clinic).ask('POST', '/auth/sign-in/code', { ceremony, code })).status).toBe(401)
  const again = await browser.ask<typeof waiting>('POST', '/auth/sign-in/email', { email, password })
  expect((await browser.ask('POST', '/auth/sign-in/code', { ceremony: again.ceremony, code })).status).toBe(400)
})

test('a recovery code stands in for the app, once, however it is typed', async () => {
  const browser = openBrowser(clinic)
  const [first = '', second = ''] = recovery
  const { ceremony } = await browser.ask<{ ceremony: string }>('POST', '/auth/sign-in/email', { email, password })
  const typed = first.toLowerCase().replaceAll('-', ' ')
  expect(await browser.ask('POST', '/auth/sign-in/code', { ceremony, code: typed })).toMatchObject({ next: 'done' })
  expect(await browser.ask('GET', '/account')).toMatchObject({ recoveryCodesLeft: 9 })
  const other = openBrowser(clinic)
  expect((await other.ask('POST', '/auth/sign-in/email', { email, password, recoveryCode: first })).status).toBe(401)
  expect(await other.ask('POST', '/auth/sign-in/email', { email, password, recoveryCode: second })).toMatchObject({ next: 'done' })
})

test('signing in makes a new token: a cookie that somebody planted before is worth nothing', async () => {
  const browser = openBrowser(clinic)
  browser.cookies.set('facialis.session_token', 'planted.signature')
  const [, , third = ''] = recovery
  await browser.ask('POST', '/auth/sign-in/email', { email, password, recoveryCode: third })
  const token = browser.cookies.get('facialis.session_token')
  expect(token).toBeDefined()
  expect(token).not.toBe('planted.signature')
  await browser.ask('POST', '/auth/sign-out', {})
  browser.cookies.set('facialis.session_token', token ?? '')
  expect((await browser.ask('GET', '/account')).status).toBe(401)
  figure('session fixation, and use of a session after signing out', 'planted token worth nothing, ended token answers 401', '0 passes')
})

test('the pause after wrong tries grows to a quarter of an hour and no further', () => {
  expect([7, 8, 9, 10, 13, 1000].map(pauseAfter)).toEqual([0, 30, 60, 120, 900, 900])
})

test('guessing is limited by the tenth wrong try, from many addresses too, and forged headers do not matter', async () => {
  const target = { email: 'nobody@center.example', password: 'not the password' }
  const statuses: number[] = []
  for (let i = 0; i < 12; i++) {
    const browser = openBrowser(clinic, `10.1.0.${String(i)}`)
    statuses.push((await browser.ask('POST', '/auth/sign-in/email', target, { 'x-forwarded-for': `192.0.2.${String(i)}` })).status)
  }
  expect(statuses).toEqual([...Array<number>(8).fill(401), ...Array<number>(4).fill(429)])
  const one = openBrowser(clinic, '10.2.0.1')
  const spread: number[] = []
  for (let i = 0; i < 12; i++) {
    const wrong = { ...target, email: `person${String(i)}@center.example` }
    spread.push((await one.ask('POST', '/auth/sign-in/email', wrong, { 'x-forwarded-for': `192.0.2.${String(i)}` })).status)
  }
  expect(spread.filter((status) => status === 429).length).toBe(4)
  figure('guessing a password, one account from 12 addresses with forged forwarding headers', 'slowed down from the 9th wrong try (429)', 'by the 10th')
})

test('a hundred wrong tries at once are a hundred wrong tries', async () => {
  const crowd = Array.from({ length: 100 }, async (_, i) => {
    const browser = openBrowser(clinic, `10.3.0.${String(i)}`)
    return (await browser.ask('POST', '/auth/sign-in/email', { email: 'crowd@center.example', password: 'not the password' })).status
  })
  const statuses = await Promise.all(crowd)
  expect(statuses.filter((status) => status === 401).length).toBe(8)
  figure('100 wrong passwords at once for one account', `${String(statuses.filter((status) => status === 401).length)} were tried, the others answered 429`, 'by the 10th')
})

test('whoever is guessed at comes in: from a known browser, by recovery code, and after the pause', async () => {
  const known = openBrowser(clinic, '10.4.0.1')
  await known.ask('POST', '/auth/sign-in/email', { email, password, recoveryCode: recovery[4] ?? '' })
  for (let i = 0; i < 30; i++) {
    await openBrowser(clinic, `10.5.0.${String(i)}`).ask('POST', '/auth/sign-in/email', { email, password: 'guess' })
  }
  const stranger = openBrowser(clinic, '10.6.0.1')
  expect((await stranger.ask('POST', '/auth/sign-in/email', { email, password })).status).toBe(429)
  expect(await known.ask('POST', '/auth/sign-in/email', { email, password })).toMatchObject({ next: 'second-factor' })
  const recoveryCode = recovery[5] ?? ''
  expect(await stranger.ask('POST', '/auth/sign-in/email', { email, password, recoveryCode })).toMatchObject({ next: 'done' })
  await hand.sql("UPDATE wrong_tries SET blocked_until = now() - interval '1 second'")
  const third = openBrowser(clinic, '10.7.0.1')
  expect(await third.ask('POST', '/auth/sign-in/email', { email, password })).toMatchObject({ next: 'second-factor' })
  figure('the person whose password is being guessed', 'comes in from a known browser, by recovery code, and after the pause (at most 15 min)', 'not locked out for ever')
})

test('a guesser who knows the password is limited at the second factor', async () => {
  const thief = openBrowser(clinic, '10.8.0.1')
  const { ceremony } = await thief.ask<{ ceremony: string }>('POST', '/auth/sign-in/email', { email, password })
  const statuses: number[] = []
  for (let i = 0; i < 12; i++) {
    statuses.push((await thief.ask('POST', '/auth/sign-in/code', { ceremony, code: String(100000 + i) })).status)
  }
  expect(statuses.slice(8)).toEqual([429, 429, 429, 429])
})

test('a count of wrong tries survives in the database, under no name and no address of a person', async () => {
  const rows = await hand.sql<{ key: string }>('SELECT key FROM wrong_tries')
  expect(rows.length).toBeGreaterThan(0)
  expect(rows.filter(({ key }) => key.includes('@'))).toEqual([])
})
