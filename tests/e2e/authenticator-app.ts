import type { Page } from 'playwright-core'
import { fromBase32 } from '../../src/server/auth/factors/base32.ts'
import { stepAt, totp } from '../../src/server/auth/factors/totp.ts'

/** An authenticator app: takes the key that stands under the square, and shows codes that were not used before. */
export interface AuthenticatorApp {
  code(): string
}

export function authenticatorApp(key: string): AuthenticatorApp {
  let last = 0
  return {
    code() {
      last = Math.max(last + 1, stepAt(new Date()))
      return totp(fromBase32(key.replaceAll(' ', '')), last)
    },
  }
}

/** Goes from “Protect your account” to the page behind it by an authenticator app. */
export async function protectWithApp(page: Page, look: () => Promise<void> = () => Promise.resolve()): Promise<{ app: AuthenticatorApp; codes: string[] }> {
  await page.getByRole('heading', { name: 'Protect your account' }).waitFor()
  await look()
  await page.getByRole('button', { name: 'Use an authenticator app' }).click()
  const app = authenticatorApp(await page.locator('code').innerText())
  await look()
  await page.getByLabel('Code the app shows now').fill(app.code())
  await page.getByRole('button', { name: 'Go on' }).click()
  await page.getByRole('heading', { name: 'Keep your recovery codes' }).waitFor()
  const list = page.getByRole('list', { name: 'Recovery codes' })
  await list.waitFor()
  const codes = await list.getByRole('listitem').allInnerTexts()
  await look()
  await page.getByLabel('I have printed them or written them down').check()
  await page.getByRole('button', { name: 'Go on' }).click()
  return { app, codes }
}
