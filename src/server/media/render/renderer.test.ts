import { readFile } from 'node:fs/promises'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { openRenderer } from './renderer.ts'

const render = openRenderer()

async function sizeOf(request: Parameters<typeof render>[0]): Promise<(number | string)[]> {
  const rendered = await render(request)
  if (!rendered.ok) return [rendered.why]
  const { width, height, format } = await sharp(rendered.jpeg).metadata()
  return [width, height, format]
}

test('a HEIC photo becomes an upright JPEG', async () => {
  // 120 × 60, turned by 90°.
  const bytes = await readFile(new URL('../decode/examples/tiles-turned.heic', import.meta.url))
  expect(await sizeOf({ bytes, name: 'photo.heic', size: 'screen' })).toEqual([60, 120, 'jpeg'])
})

test('pictures asked for at once each get their own answer, a damaged one a sentence', async () => {
  const grey = sharp({ create: { width: 8192, height: 2048, channels: 3, background: 'grey' } })
  const wide = await grey.png({ compressionLevel: 1 }).toBuffer()
  const [screen, letter, thumbnail] = await Promise.all([
    sizeOf({ bytes: wide, name: 'wide.png', size: 'screen' }),
    sizeOf({ bytes: Buffer.from('Dear colleague'), name: 'anna.jpg', size: 'screen' }),
    sizeOf({ bytes: wide, name: 'wide.png', size: 'thumbnail' }),
  ])
  expect(screen).toEqual([4096, 1024, 'jpeg'])
  expect(letter).toEqual([expect.stringMatching(/^anna\.jpg is a text file: .+\.$/)])
  expect(thumbnail).toEqual([320, 80, 'jpeg'])
})
