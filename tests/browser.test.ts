import { expect, test } from 'vitest'
import { launchBrowser } from './browser.ts'

test('the browser of the tests opens a page, runs its script and measures text with a real font', async () => {
  const browser = await launchBrowser()
  try {
    const page = await browser.newPage({ viewport: { width: 390, height: 844 } })
    await page.setContent('<h1 style="display:inline-block">Facialis</h1><script>document.title = String(6 * 7)</script>')
    expect(await page.title()).toBe('42')
    expect((await page.locator('h1').boundingBox())?.width ?? 0).toBeGreaterThan(40)
  } finally {
    await browser.close()
  }
})

test('the browser has a camera, WebGL 2 and WebCodecs', async () => {
  const browser = await launchBrowser()
  try {
    const page = await browser.newPage()
    // A camera exists only for pages of a secure origin, and localhost is one.
    await page.route('http://localhost/', (route) => route.fulfill({ contentType: 'text/html', body: '<p>camera</p>' }))
    await page.goto('http://localhost/')
    const able = await page.evaluate(async () => {
      const stream = await navigator.mediaDevices.getUserMedia({ video: true })
      return {
        tracks: stream.getVideoTracks().length,
        webgl2: document.createElement('canvas').getContext('webgl2') !== null,
        webCodecs: typeof VideoDecoder === 'function',
      }
    })
    expect(able).toEqual({ tracks: 1, webgl2: true, webCodecs: true })
  } finally {
    await browser.close()
  }
})
