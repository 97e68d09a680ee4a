import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Provider } from 'oidc-provider'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { SessionState } from '../../../core/contract/accounts.ts'
import { type Browser, openBrowser } from '../../testing/browser.ts'
import { openClinic, OWNER, type TestClinic } from '../../testing/clinic.ts'
import { NO_MEASURER } from '../../testing/no-measurer.ts'
import { type Hand, openHand } from '../../testing/people.ts'

// Real: an OpenID provider on the loopback, its codes, keys and tokens. A person there is an address and what is known of it.
const PEOPLE: Readonly<Record<string, { amr: string[]; claims: { email: string; email_verified: boolean } }>> = {
  ada: { amr: ['pwd', 'mfa'], claims: { email: OWNER.email, email_verified: true } },
  noel: { amr: ['pwd', 'no-mfa'], claims: { email: 'noel@center.example', email_verified: true } },
  unverified: { amr: ['mfa'], claims: { email: 'una@center.example', email_verified: false } },
  stranger: { amr: ['mfa'], claims: { email: 'stranger@elsewhere.example', email_verified: true } },
  usurper: { amr: ['mfa'], claims: { email: OWNER.email, email_verified: true } },
}

/** Who sits at the hospital's sign-in page. */
let person = ''

async function interact(provider: Provider, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { prompt, params, session } = await provider.interactionDetails(request, response)
  if (prompt.name === 'login') {
    const login = { accountId: person, amr: PEOPLE[person]?.amr ?? [] }
    return provider.interactionFinished(request, response, { login })
  }
  const grant = new provider.Grant({ accountId: session?.accountId ?? '', clientId: String(params['client_id']) })
  grant.addOIDCScope('openid email profile')
  return provider.interactionFinished(request, response, { consent: { grantId: await grant.save() } }, { mergeWithLastSubmission: true })
}

let hospital: Server
let hand: Hand
let clinic: TestClinic
let issuer = ''

beforeAll(async () => {
  hospital = createServer()
  await new Promise<void>((resolve) => hospital.listen(0, '127.0.0.1', resolve))
  issuer = `http://127.0.0.1:${String((hospital.address() as AddressInfo).port)}`
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: 'facialis',
        client_secret: 'a secret of the hospital',
        redirect_uris: ['http://localhost:7007/api/auth/sso/callback'],
        response_types: ['code'],
        grant_types: ['authorization_code'],
      },
    ],
    claims: { openid: ['sub', 'amr'], email: ['email', 'email_verified'], profile: ['name'] },
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    ttl: { Interaction: 600, Session: 600, Grant: 600, AccessToken: 600, IdToken: 600 },
    findAccount: (_, id) => ({
      accountId: id,
      claims: () => ({ sub: id, name: `Person ${id}`, ...PEOPLE[id]?.claims }),
    }),
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_, { uid }) => `/interaction/${uid}` },
  })
  const answer = provider.callback()
  hospital.on('request', (request, response) => {
    if (request.url?.startsWith('/interaction/')) void interact(provider, request, response)
    else void answer(request, response)
  })
  clinic = await openClinic(NO_MEASURER, undefined, {
    FACIALIS_OIDC_ISSUER: issuer,
    FACIALIS_OIDC_CLIENT_ID: 'facialis',
    FACIALIS_OIDC_CLIENT_SECRET: 'a secret of the hospital',
    FACIALIS_OIDC_NAME: 'Hospital Ribera',
  })
  hand = await openHand(clinic.data)
  await clinic.ask('POST', '/setup', OWNER)
  await clinic.signIn()
})
afterAll(async () => {
  await hand?.close()
  await clinic?.close()
  hospital?.closeAllConnections()
  hospital?.close()
})

/** Signs in at the hospital as a person would, and returns the address it leads back to. */
async function atHospital(start: string, login: string): Promise<string> {
  person = login
  const jar = new Map<string, string>()
  let at = start
  for (let step = 0; step < 12; step++) {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const answer = await fetch(at, { redirect: 'manual', headers: { cookie } })
    for (const set of answer.headers.getSetCookie()) {
      const [name = '', value = ''] = (set.split(';')[0] ?? '').split(/=(.*)/s)
      jar.set(name, value)
    }
    at = new URL(answer.headers.get('location') ?? '', at).href
    if (at.startsWith('http://localhost:7007')) return at
  }
  throw new Error('the hospital led nowhere')
}

async function enter(login: string, browser = openBrowser(clinic)): Promise<{ browser: Browser; to: string }> {
  const begun = await browser.send('GET', '/auth/sso/begin?next=/team')
  const back = await atHospital(String(begun.headers.location), login)
  const answer = await browser.send('GET', back.replace('http://localhost:7007/api', ''))
  return { browser, to: String(answer.headers.location) }
}

test('the way to the hospital carries a state, a nonce and a PKCE challenge, and no secret', async () => {
  const begun = await openBrowser(clinic).send('GET', '/auth/sso/begin')
  const url = new URL(String(begun.headers.location))
  expect(url.origin).toBe(issuer)
  expect(Object.fromEntries(url.searchParams)).toMatchObject({ code_challenge_method: 'S256', response_type: 'code', client_id: 'facialis' })
  for (const name of ['state', 'nonce', 'code_challenge']) expect(url.searchParams.get(name)?.length).toBeGreaterThan(20)
  expect(url.href).not.toContain('secret')
})

/** What the audit holds about joining and linking an account. */
async function eventsOf(email: string): Promise<string[]> {
  const rows = await hand.sql<{ action: string }>(
    `SELECT action FROM audit_entry JOIN "user" ON "user".id = actor
     WHERE email = $1 AND action IN ('identityLinked', 'invitationAccepted') ORDER BY at, seq`,
    [email],
  )
  return rows.map(({ action }) => action)
}

const TO_LINK = '/sign-in?sso=link&next=%2Fteam'

test('an account with a password and a factor is linked once both were shown in that browser, and that is written down', async () => {
  const { browser, to } = await enter('ada')
  expect(to).toBe(TO_LINK)
  expect((await browser.ask('GET', '/account')).status).toBe(401)
  const { email, password } = OWNER
  const { ceremony } = await browser.ask<{ ceremony: string }>('POST', '/auth/sign-in/email', { email, password })
  // The password alone has linked nothing.
  expect((await enter('ada')).to).toBe(TO_LINK)
  expect(await browser.ask('POST', '/auth/sign-in/code', { ceremony, code: clinic.nextCode() })).toMatchObject({ next: 'done' })
  expect((await enter('ada')).to).toBe('/team')
  expect(browser.cookies.has('facialis.link-identity')).toBe(false)
  expect(await eventsOf(email)).toEqual(['identityLinked'])
})

test('who is linked comes in; a second factor shown there counts', async () => {
  const { browser, to } = await enter('ada')
  expect(to).toBe('/team')
  expect(await browser.ask<SessionState & object>('GET', '/auth/get-session')).toMatchObject({ user: { email: OWNER.email }, protect: false })
  expect((await browser.ask('GET', '/members')).status).toBe(200)
  expect(await browser.ask('GET', '/account')).toMatchObject({ singleSignOn: 'Hospital Ribera' })
})

test('the address, handed on to somebody else at the hospital, does not open the account that is linked', async () => {
  expect((await enter('usurper')).to).toBe('/sign-in?sso=stranger')
})

test('nobody comes in uninvited, or by an address the hospital has not verified', async () => {
  expect((await enter('stranger')).to).toBe('/sign-in?sso=stranger')
  await clinic.ask('POST', '/invitations', { email: 'una@center.example', role: 'clinician' })
  expect((await enter('unverified')).to).toBe('/sign-in?sso=stranger')
})

test('an invitation makes the account; without a second factor at the hospital one is asked for here', async () => {
  expect((await enter('noel')).to).toBe('/sign-in?sso=stranger')
  const elsewhere = await hand.center('Elsewhere')
  await hand.sql(
    `INSERT INTO invitation (center_id, email, role, hash, expires_at, created_at)
     VALUES ($1, 'noel@center.example', 'owner', 'elsewhere', now() + interval '1 day', now() - interval '1 day')`,
    [elsewhere],
  )
  await clinic.ask('POST', '/invitations', { email: 'noel@center.example', role: 'clinician' })
  const { browser, to } = await enter('noel')
  // The older one, of another center, is not used up with it.
  expect(await hand.sql('SELECT 1 FROM invitation WHERE center_id = $1 AND used_at IS NULL', [elsewhere])).toHaveLength(1)
  expect(await eventsOf('noel@center.example')).toEqual(['invitationAccepted', 'identityLinked'])
  expect(to).toBe('/team')
  expect(await browser.ask('GET', '/patients')).toMatchObject({ status: 403, code: 'second-factor' })
  expect(await browser.ask<SessionState & object>('GET', '/auth/get-session')).toMatchObject({ role: 'clinician', protect: true })
})

test('an answer of the hospital opens nothing in another browser, twice, or with another state', async () => {
  const browser = openBrowser(clinic)
  const begun = await browser.send('GET', '/auth/sso/begin')
  const back = (await atHospital(String(begun.headers.location), 'ada')).replace('http://localhost:7007/api', '')
  expect((await openBrowser(clinic).send('GET', back)).headers.location).toBe('/sign-in?sso=over')
  const other = openBrowser(clinic)
  await other.send('GET', '/auth/sso/begin')
  expect((await other.send('GET', back)).headers.location).toBe('/sign-in?sso=refused')
  expect((await browser.send('GET', back)).headers.location).toBe('/patients')
  expect((await browser.send('GET', back)).headers.location).toBe('/sign-in?sso=over')
})

const ELSEWHERE = ['https://evil.example', '//evil.example', '/\\evil.example', '/\t/evil.example', '/.//evil.example']

test.each(ELSEWHERE)('the way in leads to no other site: %j', async (next) => {
  const browser = openBrowser(clinic)
  const begun = await browser.send('GET', `/auth/sso/begin?next=${encodeURIComponent(next)}`)
  const back = await atHospital(String(begun.headers.location), 'ada')
  expect((await browser.send('GET', back.replace('http://localhost:7007/api', ''))).headers.location).toBe('/patients')
})
