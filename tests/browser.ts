import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'
import { bundledChromium } from './bundled-chromium.ts'

const installed = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

/** A camera that shows a moving test pattern and is granted without a question. */
const cameraFlags = ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream']
const softwareGraphics = ['--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader']

/**
 * A headless Chromium for the browser tests: the one named by CHROME_PATH, else an installed one, else the one inside
 * @sparticuz/chromium.
 * @throws Error with one sentence saying what to install, when none can run here.
 */
export async function launchBrowser(extraFlags: readonly string[] = []): Promise<Browser> {
  const args = ['--no-sandbox', ...cameraFlags, ...softwareGraphics, ...extraFlags]
  const chosen = process.env['CHROME_PATH']
  if (chosen !== undefined && chosen !== '') return chromium.launch({ executablePath: chosen, args })

  const present = installed.find((file) => existsSync(file))
  if (present !== undefined) return chromium.launch({ executablePath: present, args })

  const bundled = bundledChromium()
  if (bundled === null) throw new Error(whatToInstall)
  try {
    return await chromium.launch({
      executablePath: bundled.executablePath,
      env: { ...process.env, ...bundled.env } as Record<string, string>,
      args: ['--headless', '--no-zygote', '--font-render-hinting=none', ...args],
    })
  } catch (cause) {
    throw new Error(whatToInstall, { cause })
  }
}

const whatToInstall =
  'The browser tests need Chromium: install chromium (Debian: apt-get install chromium) or Google Chrome, or set CHROME_PATH to one.'
