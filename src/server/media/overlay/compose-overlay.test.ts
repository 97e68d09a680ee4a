import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import sharp from 'sharp'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { composeOverlay } from './compose-overlay.ts'

let folder = ''
const at = (name: string): string => path.join(folder, name)

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'facialis-overlay-'))
})
afterEach(() => {
  rmSync(folder, { recursive: true })
})

const square = '<rect x="10" y="40" width="4" height="4" fill="#ff0000"/>'
const svg = (width: number, height: number): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${square}</svg>`

test('the drawing lies on the upright photo, where its coordinates say', async () => {
  // Stored lying, 80 × 60; orientation 6 stands it up: 60 × 80.
  const lying = sharp({ create: { width: 80, height: 60, channels: 3, background: '#808080' } })
  writeFileSync(at('lying.jpg'), await lying.withMetadata({ orientation: 6 }).jpeg().toBuffer())

  await composeOverlay(at('lying.jpg'), svg(60, 80), at('out.png'))

  const { data, info } = await sharp(at('out.png')).removeAlpha().raw().toBuffer({ resolveWithObject: true })
  const pixel = (x: number, y: number): number[] => [...data.subarray((y * info.width + x) * 3, (y * info.width + x) * 3 + 3)]
  expect([info.width, info.height]).toEqual([60, 80])
  expect(pixel(11, 41)).toEqual([255, 0, 0])
  expect(pixel(11, 50)).toEqual([128, 128, 128])
})

test('a file that is not a picture is named, and nothing is written', async () => {
  writeFileSync(at('letter.jpg'), 'Dear colleague')
  await expect(composeOverlay(at('letter.jpg'), svg(10, 10), at('out.png'))).rejects.toThrow('letter.jpg')
  expect(readdirSync(folder)).toEqual(['letter.jpg'])
})

test('the drawing keeps its place when a large photo is reduced', async () => {
  const large = sharp({ create: { width: 8192, height: 3000, channels: 3, background: '#808080' } })
  writeFileSync(at('wide.png'), await large.png().toBuffer())
  const drawing =
    '<svg xmlns="http://www.w3.org/2000/svg" width="8192" height="3000"><rect x="4000" y="100" width="40" height="40" fill="#f00"/></svg>'

  await composeOverlay(at('wide.png'), drawing, at('out.png'))

  const { data, info } = await sharp(at('out.png')).removeAlpha().raw().toBuffer({ resolveWithObject: true })
  expect([info.width, info.height]).toEqual([4096, 1500])
  const share = info.width / 8192
  const start = (Math.round(120 * share) * info.width + Math.round(4020 * share)) * 3
  expect([...data.subarray(start, start + 3)]).toEqual([255, 0, 0])
})
