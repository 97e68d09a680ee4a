import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import sharp from 'sharp'
import { afterAll, expect, test } from 'vitest'
import { openRenderer } from './renderer.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'facialis-render-'))
afterAll(() => {
  rmSync(folder, { recursive: true })
})

const render = openRenderer()
const at = (name: string): string => path.join(folder, name)

async function sizeOf(request: Parameters<typeof render>[0]): Promise<(number | string)[]> {
  const rendered = await render(request)
  if (!rendered.ok) return [rendered.why]
  const { width, height, format } = await sharp(rendered.jpeg).metadata()
  return [width, height, format]
}

test('a HEIC photo becomes an upright JPEG', async () => {
  // 120 × 60, turned by 90°.
  const heic = fileURLToPath(new URL('../decode/examples/tiles-turned.heic', import.meta.url))
  expect(await sizeOf({ path: heic, name: 'photo.heic', size: 'screen' })).toEqual([60, 120, 'jpeg'])
})

test('pictures asked for at once each get their own answer, a damaged one a sentence', async () => {
  const wide = sharp({ create: { width: 8192, height: 2048, channels: 3, background: 'grey' } })
  writeFileSync(at('wide.png'), await wide.png({ compressionLevel: 1 }).toBuffer())
  writeFileSync(at('letter.jpg'), 'Dear colleague')
  const [screen, letter, thumbnail] = await Promise.all([
    sizeOf({ path: at('wide.png'), name: 'wide.png', size: 'screen' }),
    sizeOf({ path: at('letter.jpg'), name: 'anna.jpg', size: 'screen' }),
    sizeOf({ path: at('wide.png'), name: 'wide.png', size: 'thumbnail' }),
  ])
  expect(screen).toEqual([4096, 1024, 'jpeg'])
  expect(letter).toEqual([expect.stringMatching(/^anna\.jpg is a text file: .+\.$/)])
  expect(thumbnail).toEqual([320, 80, 'jpeg'])
})

test('a photo that is gone from the disk is a fault, not a property of the photo', async () => {
  await expect(render({ path: at('absent.jpg'), name: 'absent.jpg', size: 'screen' })).rejects.toThrow('ENOENT')
})
