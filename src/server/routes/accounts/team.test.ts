import { afterAll, beforeAll, expect, test } from 'vitest'
import type { FreshLink, Invitation, Member, SessionState } from '../../../core/contract/accounts.ts'
import { openBrowser } from '../../testing/browser.ts'
import { codesOf, openClinic, OWNER, type TestClinic } from '../../testing/clinic.ts'
import { NO_MEASURER } from '../../testing/no-measurer.ts'
import { type Hand, openHand } from '../../testing/people.ts'

let clinic: TestClinic
let hand: Hand
const MEMBER = { email: 'tom@center.example', name: 'Tom Therapist', password: 'seven quiet herons rest' }

beforeAll(async () => {
  clinic = await openClinic(NO_MEASURER)
  hand = await openHand(clinic.data)
  await clinic.ask('POST', '/setup', OWNER)
  await clinic.signIn()
})
afterAll(async () => {
  await hand?.close()
  await clinic?.close()
})

const invite = (email: string, role = 'facialTherapist') => clinic.ask<FreshLink>('POST', '/invitations', { email, role })
const member = async (email: string) => Object.values(await clinic.ask<Member[]>('GET', '/members')).find((each) => (each as Member).email === email) as Member

test('whoever is invited chooses name and password, protects the account, and works in the role of the invitation', async () => {
  const { token, invitation } = await invite(MEMBER.email)
  expect(invitation).toMatchObject({ kind: 'invitation', email: MEMBER.email, role: 'facialTherapist' })
  const browser = openBrowser(clinic)
  expect(await browser.ask('POST', '/auth/link', { token })).toMatchObject({ kind: 'invitation', centerName: 'Center', email: MEMBER.email })
  const weak = { token, name: MEMBER.name, password: 'tomtherapist' }
  expect(await browser.ask('POST', '/auth/link/use', weak)).toMatchObject({ status: 400, field: 'password' })
  expect(await browser.ask('POST', '/auth/link/use', { ...MEMBER, token })).toMatchObject({ status: 200, next: 'done' })
  expect((await browser.ask('GET', '/patients')).code).toBe('second-factor')
  const { secret } = await browser.ask<{ secret: string }>('POST', '/account/app')
  await browser.ask('PUT', '/account/app', { code: codesOf(secret)() })
  expect((await browser.ask('GET', '/patients')).status).toBe(200)
  expect(await browser.ask<SessionState & object>('GET', '/auth/get-session')).toMatchObject({ role: 'facialTherapist', protect: false })
  expect((await browser.ask('GET', '/members')).status).toBe(403)
  // Used up, for whoever finds the link later.
  expect((await openBrowser(clinic).ask('POST', '/auth/link', { token })).status).toBe(404)
})

test('a link that was taken back, replaced or is too old leads nowhere', async () => {
  const browser = openBrowser(clinic)
  const first = await invite('eva@center.example')
  const second = await invite('eva@center.example')
  expect((await browser.ask('POST', '/auth/link', { token: first.token })).status).toBe(404)
  await hand.sql(`UPDATE invitation SET expires_at = now() - interval '1 second' WHERE id = $1`, [second.invitation.id])
  expect((await browser.ask('POST', '/auth/link', { token: second.token })).status).toBe(404)
  const third = await invite('eva@center.example')
  expect(Object.values(await clinic.ask<Invitation[]>('GET', '/invitations'))).toContainEqual(third.invitation)
  await clinic.ask('DELETE', `/invitations/${third.invitation.id}`)
  expect((await browser.ask('POST', '/auth/link/use', { ...MEMBER, token: third.token })).status).toBe(404)
})

test('a link is stored as a digest only', async () => {
  const { token } = await invite('ida@center.example')
  const [found] = await hand.sql<{ n: string }>(`SELECT count(*) AS n FROM invitation WHERE invitation::text LIKE '%' || $1 || '%'`, [token])
  expect([found?.n, Buffer.from(token, 'base64url').byteLength]).toEqual(['0', 32])
})

test('of two who use a link at once, one comes in', async () => {
  const { token } = await invite('two@center.example')
  const use = () => openBrowser(clinic).ask('POST', '/auth/link/use', { ...MEMBER, name: 'Two', token })
  const statuses = (await Promise.all([use(), use(), use()])).map(({ status }) => status)
  expect(statuses.sort()).toEqual([200, 404, 404])
})

test('a disabled account is out at once, and comes back when it is enabled', async () => {
  const { id: center } = (await hand.sql<{ id: string }>('SELECT id FROM center'))[0] ?? { id: '' }
  const person = await hand.person(center, 'clinician')
  const ask = async () => (await clinic.app.inject({ method: 'GET', url: '/api/patients', headers: { cookie: person.cookie } })).statusCode
  expect(await ask()).toBe(200)
  const found = await member(`${person.userId}@center.example`)
  await clinic.ask('POST', `/members/${found.id}/disable`)
  expect(await ask()).toBe(401)
  expect((await hand.sql('SELECT 1 FROM session WHERE "userId" = $1', [person.userId])).length).toBe(0)
  await clinic.ask('POST', `/members/${found.id}/enable`)
  expect((await member(found.email)).disabledAt).toBeNull()
})

test('nobody who is disabled signs in, and is told nothing more than a stranger', async () => {
  const { id } = await member(MEMBER.email)
  await clinic.ask('POST', `/members/${id}/disable`)
  const answer = await openBrowser(clinic).ask('POST', '/auth/sign-in/email', { email: MEMBER.email, password: MEMBER.password })
  expect(answer).toMatchObject({ status: 401, message: 'This email and this password do not belong together.' })
  await clinic.ask('POST', `/members/${id}/enable`)
})

test('the last owner is neither demoted nor disabled, even when two do it to each other at once', async () => {
  const own = await member(OWNER.email)
  expect(await clinic.ask('PATCH', `/members/${own.id}`, { role: 'clinician' })).toMatchObject({ status: 409 })
  expect(await clinic.ask('POST', `/members/${own.id}/disable`)).toMatchObject({ status: 409 })
  const { id: center } = (await hand.sql<{ id: string }>('SELECT id FROM center'))[0] ?? { id: '' }
  const second = await hand.person(center, 'owner')
  const other = await member(`${second.userId}@center.example`)
  const demote = (id: string, cookie: string) =>
    clinic.app.inject({ method: 'PATCH', url: `/api/members/${id}`, headers: { cookie }, payload: { role: 'clinician' } })
  const answers = await Promise.all([demote(other.id, clinic.cookie()), demote(own.id, second.cookie)])
  expect(answers.map(({ statusCode }) => statusCode).sort()).not.toEqual([200, 200])
  expect(await hand.sql(`SELECT 1 FROM membership WHERE role = 'owner' AND center_id = $1`, [center])).toHaveLength(1)
  await hand.sql(`UPDATE membership SET role = 'owner' WHERE user_id = (SELECT id FROM "user" WHERE email = $1)`, [OWNER.email])
})

test('who lost the second factor gets it reset by the owner, with a new proof of who the owner is, and in the record', async () => {
  const { id } = await member(MEMBER.email)
  expect((await member(MEMBER.email)).secondFactor).toBe(true)
  await hand.sql(`UPDATE session SET "confirmedAt" = now() - interval '6 minutes'`)
  expect(await clinic.ask('DELETE', `/members/${id}/second-factor`)).toMatchObject({ status: 403, code: 'confirm-identity' })
  await hand.sql(`UPDATE session SET "confirmedAt" = now()`)
  await clinic.ask('DELETE', `/members/${id}/second-factor`)
  expect((await member(MEMBER.email)).secondFactor).toBe(false)
  const entries = await hand.sql<{ outcome: string }>(`SELECT outcome FROM audit_entry WHERE action = 'resetSecondFactor' AND record_id = $1`, [id])
  expect(entries.map(({ outcome }) => outcome)).toContain('done')
})

test('who lost the password sets a new one by a link; the old one is over, and so are the sessions', async () => {
  const browser = openBrowser(clinic)
  const { email, password } = MEMBER
  await browser.ask('POST', '/auth/sign-in/email', { email, password })
  const { token } = await clinic.ask<FreshLink>('POST', `/members/${(await member(email)).id}/password-link`)
  expect(await browser.ask('POST', '/auth/link', { token })).toMatchObject({ kind: 'password', name: MEMBER.name })
  const fresh = 'nine loud geese depart'
  expect((await openBrowser(clinic).ask('POST', '/auth/link/use', { token, name: MEMBER.name, password: fresh })).status).toBe(200)
  expect((await browser.ask('GET', '/account')).status).toBe(401)
  expect((await openBrowser(clinic).ask('POST', '/auth/sign-in/email', { email, password })).status).toBe(401)
  expect((await openBrowser(clinic).ask('POST', '/auth/sign-in/email', { email, password: fresh })).status).toBe(200)
})

test('a link for a password opens no disabled account, and is good again once the account is enabled', async () => {
  const { id } = await member(MEMBER.email)
  const { token } = await clinic.ask<FreshLink>('POST', `/members/${id}/password-link`)
  await clinic.ask('POST', `/members/${id}/disable`)
  const browser = openBrowser(clinic)
  const use = () => browser.ask('POST', '/auth/link/use', { token, name: MEMBER.name, password: 'ten calm owls return' })
  expect(await use()).toMatchObject({ status: 404 })
  expect(browser.cookies.size).toBe(0)
  await clinic.ask('POST', `/members/${id}/enable`)
  expect(await use()).toMatchObject({ status: 200, next: 'done' })
})

test('another center’s members and invitations do not exist', async () => {
  const elsewhere = await hand.person(await hand.center('Elsewhere'), 'owner')
  const { id } = await member(MEMBER.email)
  const { invitation } = await invite('far@center.example')
  const ask = async (method: 'POST' | 'DELETE', path: string) =>
    (await clinic.app.inject({ method, url: `/api${path}`, headers: { cookie: elsewhere.cookie } })).statusCode
  expect(await ask('POST', `/members/${id}/disable`)).toBe(404)
  expect(await ask('DELETE', `/invitations/${invitation.id}`)).toBe(404)
})
