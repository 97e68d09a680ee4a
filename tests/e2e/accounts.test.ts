import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser } from '../browser.ts'
import { faultsOf, SIZES } from './accessibility.ts'
import { type AuthenticatorApp, protectWithApp } from './authenticator-app.ts'
import { type RunningFacialis, startFacialis } from './running-facialis.ts'

const PASSWORD = 'four words in a row'

let facialis: RunningFacialis
let browser: Browser
let owner: Page
let app: AuthenticatorApp
let codes: string[] = []
let link = ''
const broken: string[] = []

/** A computer of its own; with a fingerprint reader when asked for, which sees the right finger. */
async function computer(withPasskeys: boolean): Promise<Page> {
  const context: BrowserContext = await browser.newContext({ locale: 'en-GB', viewport: SIZES[0], reducedMotion: 'reduce' })
  const page = await context.newPage()
  page.setDefaultTimeout(60_000)
  page.on('pageerror', (error) => broken.push(error.message))
  if (withPasskeys) {
    const session = await context.newCDPSession(page)
    await session.send('WebAuthn.enable')
    await session.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    })
  }
  return page
}

async function isSound(page: Page): Promise<void> {
  expect(await faultsOf(page)).toEqual([])
  await page.setViewportSize(SIZES[0])
}

async function signOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Your account' }).click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  await page.getByRole('heading', { name: /^Sign in/ }).waitFor()
}

async function signIn(page: Page, email: string): Promise<void> {
  await page.goto(`${facialis.url}/sign-in`)
  await page.getByLabel('Email').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
}

beforeAll(async () => {
  facialis = await startFacialis()
  browser = await launchBrowser()
  owner = await computer(false)
})
afterAll(async () => {
  await browser?.close()
  await facialis?.stop()
})

test('the first owner protects the account before the first patient', async () => {
  await owner.goto(facialis.url)
  await owner.getByLabel('Name of the center').fill('Center of the test')
  await owner.getByLabel('Your name').fill('Ada Owner')
  await owner.getByLabel('Email').fill('ada@example.org')
  await owner.getByLabel(/^Password/).fill('centerofthetest')
  await owner.getByRole('button', { name: 'Create the center' }).click()
  await owner.getByText('This password is made of names that others know').first().waitFor()
  await owner.getByLabel(/^Password/).fill(PASSWORD)
  await owner.getByRole('button', { name: 'Create the center' }).click()
  await owner.getByRole('heading', { name: 'Protect your account' }).waitFor()
  // No address leads past it.
  await owner.goto(`${facialis.url}/patients`)
  ;({ app, codes } = await protectWithApp(owner, () => isSound(owner)))
  await owner.getByText('There are no patients yet.').waitFor()
  expect(codes).toHaveLength(10)
})

test('signing in asks for the code of the app; a recovery code stands in for it', async () => {
  await signOut(owner)
  await signIn(owner, 'ada@example.org')
  await owner.getByRole('heading', { name: 'Second step' }).waitFor()
  await isSound(owner)
  await owner.getByLabel('Code of your authenticator app').fill('000000')
  await owner.getByRole('button', { name: 'Go on' }).click()
  await owner.getByText('This code is not right, or was used before.').waitFor()
  await owner.getByRole('button', { name: 'Use a recovery code instead' }).click()
  await owner.getByLabel('Recovery code').fill(codes[0] ?? '')
  await owner.getByRole('button', { name: 'Go on' }).click()
  await owner.getByText('There are no patients yet.').waitFor()
})

test('the owner invites by a link whose token no server sees', async () => {
  await owner.getByRole('button', { name: 'Your account' }).click()
  await owner.getByRole('menuitem', { name: 'Team' }).click()
  await owner.getByRole('heading', { name: 'Team' }).waitFor()
  await owner.getByRole('button', { name: 'Invite somebody' }).click()
  await owner.getByLabel('Email').fill('noa@example.org')
  await owner.getByRole('radio', { name: 'Clinician' }).check()
  await isSound(owner)
  await owner.getByRole('button', { name: 'Make the link' }).click()
  link = await owner.getByLabel('Link', { exact: true }).inputValue()
  expect(new URL(link).pathname + new URL(link).search).toBe('/join')
  await isSound(owner)
  await owner.getByRole('button', { name: 'Done' }).click()
  await owner.getByText('noa@example.org').waitFor()
  await isSound(owner)
})

let clinician: Page

test('whoever is invited joins and protects the account with a passkey', async () => {
  clinician = await computer(true)
  await clinician.goto(link)
  await clinician.getByRole('heading', { name: 'Join Center of the test' }).waitFor()
  await isSound(clinician)
  await clinician.getByLabel('Your name').fill('Noa Clinician')
  await clinician.getByLabel(/^Password/).fill(PASSWORD)
  await clinician.getByRole('button', { name: 'Create the account' }).click()
  await clinician.getByRole('button', { name: 'Add a passkey' }).click()
  await clinician.getByRole('heading', { name: 'Keep your recovery codes' }).waitFor()
  await clinician.getByLabel('I have printed them or written them down').check()
  await clinician.getByRole('button', { name: 'Go on' }).click()
  await clinician.getByText('There are no patients yet.').waitFor()
})

test('a passkey alone signs in', async () => {
  await signOut(clinician)
  await clinician.getByRole('button', { name: 'Sign in with a passkey' }).click()
  await clinician.getByText('There are no patients yet.').waitFor()
})

test('a password alone does not, where the passkey is the second factor', async () => {
  const thief = await computer(true)
  await signIn(thief, 'noa@example.org')
  await thief.getByRole('heading', { name: 'Second step' }).waitFor()
  await thief.getByRole('button', { name: 'Use a passkey' }).click()
  await thief.getByText('No passkey was used.').waitFor()
  await thief.context().close()
})

test('another passkey gets a name; the last second factor stays', async () => {
  await clinician.getByRole('button', { name: 'Your account' }).click()
  await clinician.getByRole('menuitem', { name: 'Your account' }).click()
  await clinician.getByText('This one').waitFor()
  await isSound(clinician)
  const passkeys = clinician.getByRole('button', { name: /^Remove the passkey/ })
  expect(await passkeys.count()).toBe(1)
  await passkeys.click()
  await clinician.getByText('This is your last second factor.').waitFor()
  expect(await passkeys.count()).toBe(1)
})

test('something grave asks again who is at the screen, and then goes on by itself', async () => {
  // Six minutes later, as the server of the test cannot be told: the answer it would give is put in the way of one request.
  let first = true
  await clinician.route('**/api/account/recovery-codes', async (route) => {
    if (!first) return route.continue()
    first = false
    const body = JSON.stringify({ code: 'confirm-identity', message: 'Confirm who you are, then do it again.' })
    return route.fulfill({ status: 403, contentType: 'application/json', body })
  })
  await clinician.getByRole('button', { name: 'New codes' }).click()
  await clinician.getByRole('heading', { name: 'Confirm that it is you' }).waitFor()
  await isSound(clinician)
  await clinician.getByRole('button', { name: 'Use a passkey' }).click()
  await clinician.getByRole('list', { name: 'Recovery codes' }).waitFor()
  await clinician.keyboard.press('Escape')
})

test('a disabled account is out at once', async () => {
  await owner.reload()
  await owner.getByRole('button', { name: 'Actions for Noa Clinician' }).click()
  await owner.getByRole('menuitem', { name: 'Disable the account' }).click()
  await owner.getByText(/Disabled since/).waitFor()
  await clinician.goto(`${facialis.url}/patients`)
  await clinician.getByRole('heading', { name: /^Sign in/ }).waitFor()
})

test('a used link leads nowhere', async () => {
  await clinician.goto(link)
  await clinician.reload()
  await clinician.getByRole('heading', { name: 'This link leads nowhere' }).waitFor()
  await isSound(clinician)
})

test('nothing broke on the way', () => {
  expect(app.code()).toMatch(/^\d{6}$/)
  expect(broken).toEqual([])
})
