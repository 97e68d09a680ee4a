import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser } from '../browser.ts'
import { faultsOf, SIZES } from './accessibility.ts'
import { protectWithApp } from './authenticator-app.ts'
import { phantomPhoto } from './phantom-photos.ts'
import { type RunningFacialis, startFacialis } from './running-facialis.ts'

/** Two cores measure a dozen photos beside the other tests. */
const PATIENCE_MS = 180_000

let facialis: RunningFacialis
let browser: Browser
let page: Page
const broken: string[] = []

beforeAll(async () => {
  facialis = await startFacialis()
  browser = await launchBrowser()
  const context = await browser.newContext({ locale: 'en-GB', viewport: SIZES[0], reducedMotion: 'reduce' })
  page = await context.newPage()
  page.setDefaultTimeout(60_000)
  page.on('pageerror', (error) => broken.push(error.message))
})
afterAll(async () => {
  await browser?.close()
  await facialis?.stop()
})

/** Reads a screen for faults and leaves it at the size of a desk. */
async function isSound(): Promise<void> {
  expect(await faultsOf(page)).toEqual([])
  await page.setViewportSize(SIZES[0])
}

async function startAssessment(date: string): Promise<void> {
  await page.getByRole('link', { name: 'New assessment' }).click()
  await page.getByLabel('Date').fill(date)
  await page.getByRole('button', { name: 'Start the assessment' }).click()
  await page.getByRole('heading', { name: 'Snarl' }).waitFor()
}

test('the first visitor becomes the owner, with a password that is long enough', async () => {
  await page.goto(facialis.url)
  await page.getByRole('heading', { name: 'Set up your center' }).waitFor()
  await isSound()
  await page.getByLabel('Name of the center').fill('Center of the test')
  await page.getByLabel('Your name').fill('Ada Owner')
  await page.getByLabel('Email').fill('ada@example.org')
  await page.getByLabel(/^Password/).fill('eleven char')
  await page.getByRole('button', { name: 'Create the center' }).click()
  await page.getByText('At least 12 characters.', { exact: true }).waitFor()
  await page.getByLabel(/^Password/).fill('four words in a row')
  await page.getByRole('button', { name: 'Create the center' }).click()
  await protectWithApp(page)
  await page.getByText('There are no patients yet.').waitFor()
  await isSound()
})

test('a patient is written down', async () => {
  await page.getByRole('link', { name: 'New patient' }).click()
  await page.getByRole('button', { name: 'Add patient' }).click()
  await page.getByText('Write the name of the patient.').waitFor()
  await isSound()
  await page.getByLabel('Name', { exact: false }).first().fill('Inés Muñoz')
  await page.getByLabel('Birth date').fill('1984-05-12')
  await page.getByLabel('Record number').fill('FC-1')
  await page.getByLabel('Right side affected').check()
  await page.getByLabel('Onset').fill('2026-01-10')
  await page.getByRole('button', { name: 'Add patient' }).click()
  await page.getByRole('heading', { name: 'Inés Muñoz' }).waitFor()
  await isSound()
})

test('photos dropped in are stored under the view of their name and measured while one looks on', async () => {
  await startAssessment('2026-02-01')
  await isSound()
  const unnamed = await phantomPhoto('brow_up', 0.1, 'IMG_0001.jpg')
  const photos = [await phantomPhoto('rest', 0.1), await phantomPhoto('smile_open', 0.1), unnamed]
  const notAPicture = { name: 'snarl.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('Dear colleague') }
  await page.getByLabel('Photos', { exact: true }).setInputFiles([...photos, notAPicture])
  await page.getByRole('button', { name: 'Choose the view of IMG_0001.jpg' }).click()
  await page.getByRole('menuitem', { name: 'Brows raised' }).click()
  await page.getByText('3 measured').waitFor({ timeout: PATIENCE_MS })
  const smile = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: 'Full smile' }) })
  await smile.getByText('Commissure excursion, automatic').waitFor()
  expect(await smile.innerText()).toMatch(/\d\.\d ± \d\.\d mm[\s\S]*\d\.\d ± \d\.\d mm/)
  await isSound()
}, 300_000)

test('a photo opens with its numbers', async () => {
  await page.getByRole('link', { name: 'Open the photo Full smile' }).click()
  await page.getByRole('table').first().waitFor()
  await isSound()
  await page.goBack()
})

test('a deleted photo comes back by undo', async () => {
  await page.getByRole('button', { name: 'Actions for Brows raised' }).click()
  await page.getByRole('menuitem', { name: 'Delete' }).click()
  await page.getByText('2 measured').waitFor()
  await page.getByRole('button', { name: 'Undo' }).click()
  await page.getByText('3 measured').waitFor()
})

test('two sessions stand side by side', async () => {
  await page.getByRole('link', { name: 'Inés Muñoz' }).click()
  await startAssessment('2026-06-01')
  const photos = [await phantomPhoto('rest', 0.8), await phantomPhoto('smile_open', 0.8)]
  await page.getByLabel('Photos', { exact: true }).setInputFiles(photos)
  await page.getByText('2 measured').waitFor({ timeout: PATIENCE_MS })
  await page.getByRole('link', { name: 'Compare' }).click()
  await page.waitForURL(/compare\?left=.+&right=.+/)
  await page.getByRole('img').first().waitFor()
  await isSound()
}, 300_000)

test('the patient shows first and last session, and the trends', async () => {
  await page.getByRole('link', { name: 'Inés Muñoz' }).first().click()
  await page.getByRole('heading', { name: 'Last assessment' }).waitFor()
  await isSound()
  await page.getByRole('tab', { name: 'Assessments' }).click()
  await page.getByText('Tick two to compare them.').waitFor()
  await isSound()
  await page.getByRole('tab', { name: 'Trends' }).click()
  await page.waitForURL(/trends/)
  await isSound()
})

test('a deleted patient waits in the deleted list and comes back', async () => {
  await page.getByRole('button', { name: 'Delete' }).click()
  await page.getByText('Inés Muñoz was deleted.').waitFor()
  await page.getByRole('heading', { name: 'Patients' }).waitFor()
  await page.getByText('Deleted', { exact: true }).click()
  await page.getByRole('button', { name: 'Restore' }).click()
  await page.getByText('Current', { exact: true }).click()
  await page.getByRole('link', { name: /Inés Muñoz/ }).waitFor()
  await isSound()
})

test('the keyboard finds a person, the screens speak Spanish, and nothing broke on the way', async () => {
  await page.keyboard.press('Control+k')
  await page.getByPlaceholder('Patient, page or action').fill('inés')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Inés Muñoz' }).waitFor()
  await page.getByRole('button', { name: 'Language' }).click()
  await page.getByRole('menuitem', { name: 'Español' }).click()
  await page.getByText('Lado derecho afectado').waitFor()
  await page.getByRole('button', { name: 'Su cuenta' }).click()
  await page.getByRole('menuitem', { name: 'Salir' }).click()
  await page.getByRole('heading', { name: 'Entrar en Center of the test' }).waitFor()
  await isSound()
  expect(broken).toEqual([])
})
