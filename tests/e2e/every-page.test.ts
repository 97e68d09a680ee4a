import { createServer, type Server } from 'node:http'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openHand, type Hand } from '../../src/server/testing/people.ts'
import { launchBrowser } from '../browser.ts'
import { figure } from '../faults/figures.ts'
import { clientOf, jsonOf, type Client } from '../faults/victim/client.ts'
import { faultsOf } from './accessibility.ts'
import { addressOf, pagePaths } from './pages.ts'
import { phantomPhoto } from './phantom-photos.ts'
import { type RunningFacialis, startFacialis } from './running-facialis.ts'

/** What would run if any text were taken for markup; every field of every form is filled with it. */
const SCRIPT = `"'><img src=x onerror="window.harmed=1"><script>window.harmed=1</script>{{harmed}}`
const PAGES = pagePaths()
/** Pages of those who are not signed in, or not yet protected; they lead elsewhere for everybody else. */
const OUTSIDE = ['/welcome', '/sign-in', '/protect', '/join', '/']

let facialis: RunningFacialis
let browser: Browser
let page: Page
let hand: Hand
let client: Client
let center = ''
let values: Readonly<Record<string, string>> = {}
const addresses: string[] = []
const broken: string[] = []

beforeAll(async () => {
  facialis = await startFacialis()
  browser = await launchBrowser()
  const stranger = clientOf(() => facialis.url, '')
  await stranger.ask('POST', '/setup', { centerName: SCRIPT, name: SCRIPT, email: 'ada@example.org', password: 'four words in a row' })
  hand = await openHand(facialis.data)
  center = (await hand.sql<{ id: string }>('SELECT id FROM center'))[0]?.id ?? ''
  const { cookie, userId } = await hand.person(center, 'owner')
  client = clientOf(() => facialis.url, cookie)
  const post = async (path: string, body: object) => jsonOf<{ id: string }>(await client.ask('POST', path, body)).id
  const patient = await post('/patients', { name: SCRIPT, birthDate: '1980-02-29', recordNumber: SCRIPT.slice(0, 60), affectedSide: 'left', diagnosis: SCRIPT })
  const assessment = await post(`/patients/${patient}/assessments`, { date: '2026-01-02', note: SCRIPT })
  const face = await phantomPhoto('rest', 1)
  const photoId = jsonOf<{ id: string }>(await client.upload(assessment, face.buffer)).id
  await hand.sql('UPDATE photo SET file_name = $1', [SCRIPT])
  await post(`/patients/${patient}/emergency-access`, { reason: SCRIPT })
  await hand.sql('UPDATE "user" SET name = $1 WHERE id = $2', [SCRIPT, userId])
  values = { patient, assessment, photoId }

  const context = await browser.newContext({ locale: 'en-GB', reducedMotion: 'reduce' })
  const [name = '', value = ''] = cookie.split('=')
  await context.addCookies([{ name, value, url: facialis.url, httpOnly: true, sameSite: 'Lax' }])
  page = await context.newPage()
  page.setDefaultTimeout(60_000)
  page.on('pageerror', (error) => broken.push(error.message))
  page.on('request', (request) => addresses.push(request.url()))
  page.on('console', (message) => {
    if (message.type() === 'error' && /Content Security Policy/.test(message.text())) broken.push(message.text())
  })
})
afterAll(async () => {
  await browser?.close()
  await hand?.close()
  await facialis?.stop()
})

const harmed = () => page.evaluate(() => 'harmed' in window)

test('every page is accessible at both sizes, and shows what was typed as what was typed', async () => {
  const faults: string[] = []
  const visited = PAGES.filter((path) => !OUTSIDE.includes(path))
  for (const path of visited) {
    await page.goto(`${facialis.url}${addressOf(path, values)}`)
    await page.getByRole('heading').first().waitFor()
    await page.waitForLoadState('networkidle')
    faults.push(...(await faultsOf(page)).map((fault) => `${path}: ${fault}`))
    expect([path, await harmed()]).toEqual([path, false])
  }
  expect(faults).toEqual([])
  expect(broken).toEqual([])
  figure('accessibility by axe (WCAG 2.0–2.2 A and AA) at 1440 and 390 px', `${visited.length} pages of the staff, 0 violations`, '0 violations')
  figure('markup typed into every text field, shown on every page', `${visited.length} pages, 0 scripts ran, 0 violations of the content policy`, '0')
}, 900_000)

test('no address that the screens asked for holds what is known about a person', () => {
  expect(addresses.length).toBeGreaterThan(50)
  expect(addresses.filter((address) => /onerror|harmed|1980-02-29|ada(@|%40)example/.test(address))).toEqual([])
})

test('markup that found its way into a page would not run: the content policy forbids it', async () => {
  await page.evaluate(() => {
    document.body.insertAdjacentHTML('beforeend', '<img src="/nothing" onerror="window.harmed = 1">')
    const script = document.createElement('script')
    script.textContent = 'window.harmed = 1'
    document.body.append(script)
  })
  await page.waitForTimeout(300)
  expect(await harmed()).toBe(false)
})

test('a page of another website changes nothing here, whoever is signed in', async () => {
  const count = async () => jsonOf<unknown[]>(await client.ask('GET', '/patients')).length
  const before = await count()
  const body = JSON.stringify({ name: 'Eve', birthDate: '1980-02-29', recordNumber: 'E-1', affectedSide: 'left' })
  const evil: Server = createServer((_, answer) => {
    answer.setHeader('content-type', 'text/html').end(`<!doctype html><form method="post" enctype="text/plain" action="${facialis.url}/api/patients">
      <input name='${body.slice(0, -1)},"x":"' value='"}'></form>`)
  })
  await new Promise<void>((listening) => evil.listen(0, '127.0.0.1', listening))
  const at = evil.address()
  try {
    const other = await page.context().newPage()
    // Another port of the same machine is the same site for a cookie: only the check of the origin stands in between.
    await other.goto(`http://localhost:${typeof at === 'object' && at !== null ? String(at.port) : ''}`)
    const answers = await other.evaluate(async ([url, text]) => {
      const types = ['text/plain', 'application/json', 'application/x-www-form-urlencoded']
      const tries = types.map((type) =>
        fetch(`${String(url)}/api/patients`, { method: 'POST', mode: 'no-cors', credentials: 'include', headers: { 'content-type': type }, body: String(text) }).catch(() => null),
      )
      return (await Promise.all(tries)).length
    }, [facialis.url, body])
    expect(answers).toBe(3)
    await Promise.all([other.waitForLoadState('load'), other.evaluate(() => document.forms[0]?.submit())])
    await other.waitForTimeout(500)
    expect(await count()).toBe(before)
    await other.close()
  } finally {
    evil.close()
  }
  figure('requests from a page of another website (form, fetch as text, JSON and form)', '4 tried, 0 changed anything', '0')
})
