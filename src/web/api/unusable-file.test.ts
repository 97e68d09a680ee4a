import { expect, test } from 'vitest'
import { beginsAsPicture, whyUnusable } from './unusable-file.ts'

const bytes = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0))

// The signatures stand in the formats' specifications: JFIF, PNG, GIF89a, TIFF 6.0, WebP, ISO/IEC 14496-12.
test.each([
  ['JPEG', '\xff\xd8\xff\xe0'],
  ['PNG', '\x89PNG\r\n\x1a\n'],
  ['GIF', 'GIF89a'],
  ['TIFF of Intel order', 'II*\0'],
  ['TIFF of Motorola order', 'MM\0*'],
  ['WebP', 'RIFF\0\0\0\0WEBP'],
  ['HEIC', '\0\0\0\x18ftypheic\0\0\0\0mif1heic'],
  ['AVIF', '\0\0\0\x18ftypavif\0\0\0\0mif1avif'],
  ['HEIC under a general brand', '\0\0\0\x1cftypmsf1\0\0\0\0iso8hevc'],
])('%s begins as a picture', (_, opening) => {
  expect(beginsAsPicture(bytes(opening))).toBe(true)
})

test.each([
  ['a letter', 'Dear colleague'],
  ['a PDF document', '%PDF-1.7'],
  ['a video', '\0\0\0\x18ftypisom\0\0\0\0isommp42'],
  ['a sound', 'RIFF\0\0\0\0WAVE'],
  ['a drawing', '<svg xmlns="http://www.w3.org/2000/svg">'],
])('%s does not', (_, opening) => {
  expect(beginsAsPicture(bytes(opening))).toBe(false)
})

test('a letter named as a picture is refused before it is sent, and so is an empty file', async () => {
  const named = (content: string): File => new File([content], 'rest.jpg', { type: 'image/jpeg' })
  expect(await whyUnusable(named('Dear colleague'))).toMatchObject({ code: 'unsupported-picture' })
  expect(await whyUnusable(named(''))).toMatchObject({ code: 'invalid' })
  expect(await whyUnusable(named('GIF89a'))).toBeNull()
})
