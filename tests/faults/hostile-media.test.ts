import { createServer } from 'node:http'
import { readdirSync, readFileSync } from 'node:fs'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openClinic, OWNER, PERSON, type TestClinic } from '../../src/server/testing/clinic.ts'
import { figure } from './figures.ts'
import { type Hostile, hostileFiles, type Verdict } from './hostile/corpus.ts'
import { REFUSES } from './refusing-measurer.ts'
import { sha256 } from './victim/client.ts'
import { family } from './victim/strace.ts'

const SECONDS_AT_MOST = 10
const MEMORY_AT_MOST_MB = 512

let clinic: TestClinic
let assessment = ''
let files: Hostile[] = []
let fetched = 0
// What a file tempts us to fetch would be fetched from here.
const sink = createServer((_, answer) => {
  fetched++
  answer.end()
})

beforeAll(async () => {
  await new Promise<void>((listening) => sink.listen(0, '127.0.0.1', listening))
  const address = sink.address()
  const port = typeof address === 'object' && address !== null ? String(address.port) : ''
  const aimed = (bytes: Buffer) => Buffer.from(bytes.toString('latin1').replaceAll('127.0.0.1:9/', `127.0.0.1:${port}/`), 'latin1')
  files = (await hostileFiles()).map((file) => ({ ...file, bytes: aimed(file.bytes) }))
  clinic = await openClinic(REFUSES)
  await clinic.ask('POST', '/setup', OWNER)
  await clinic.signIn()
  const patient = await clinic.ask<{ id: string }>('POST', '/patients', PERSON)
  assessment = (await clinic.ask<{ id: string }>('POST', `/patients/${patient.id}/assessments`, { date: '2026-01-02' })).id
})
afterAll(async () => {
  await clinic?.close()
  sink.close()
})

function send(bytes: Buffer, name: string) {
  const headers = {
    cookie: clinic.cookie(),
    'content-type': 'application/octet-stream',
    'x-file-name': encodeURIComponent(name),
    'x-content-sha256': sha256(bytes),
  }
  return clinic.app.inject({ method: 'PUT', url: `/api/assessments/${assessment}/photos/rest`, headers, payload: bytes })
}

const fetchPhoto = (id: string, what: string) =>
  clinic.app.inject({ method: 'GET', url: `/api/photos/${id}/${what}`, headers: { cookie: clinic.cookie() } })

/** The most memory that any process decoding pictures has had so far, MB. */
function peakOfDecoders(): number {
  const peaks = family(process.pid)
    .filter((pid) => pid !== process.pid && readdirSync('/proc').includes(String(pid)))
    .filter((pid) => /render|overlay|decode/.test(readFileSync(`/proc/${String(pid)}/cmdline`, 'utf8')))
    .map((pid) => Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${String(pid)}/status`, 'utf8'))?.[1] ?? 0) / 1024)
  return Math.max(0, ...peaks)
}

test('every hostile file gets the verdict it deserves, quickly and in bounded memory', async () => {
  const wrong: string[] = []
  let [slowest, memory] = [0, 0]
  for (const { what, verdict, bytes, name } of files) {
    const from = performance.now()
    const sent = await send(bytes, name)
    let is: Verdict = 'refused'
    if (sent.statusCode === 200) {
      const { id } = sent.json<{ id: string }>()
      const picture = await fetchPhoto(id, 'picture')
      is = picture.statusCode === 200 ? 'shown' : 'kept'
      if (is === 'kept') expect([what, picture.statusCode]).toEqual([what, 415])
      expect([what, sha256((await fetchPhoto(id, 'original')).rawPayload)]).toEqual([what, sha256(bytes)])
    } else {
      expect([what, [400, 415].includes(sent.statusCode)]).toEqual([what, true])
    }
    if (is !== verdict) wrong.push(`${what}: ${is} instead of ${verdict}`)
    slowest = Math.max(slowest, (performance.now() - from) / 1000)
    memory = Math.max(memory, peakOfDecoders())
  }
  expect(wrong).toEqual([])
  expect(fetched).toBe(0)
  expect(memory).toBeGreaterThan(0)
  expect(memory).toBeLessThanOrEqual(MEMORY_AT_MOST_MB)
  figure(
    'hostile files: verdict, time, memory of the decoding process',
    `${files.length} files, every verdict as expected, slowest ${slowest.toFixed(1)} s, at most ${memory.toFixed(0)} MB, 0 requests made`,
    `≤ ${SECONDS_AT_MOST} s, ≤ ${MEMORY_AT_MOST_MB} MB`,
  )
})

test('what is shown carries no place, no serial number and no words of the camera; what was sent stays as it was', async () => {
  const exif = {
    IFD0: { Make: 'CanaryCam', Model: 'CanaryModel', Artist: 'Nora Canary' },
    IFD2: { BodySerialNumber: 'CANARY-SERIAL', LensSerialNumber: 'CANARY-LENS' },
    IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '48/1 51/1 29/1', GPSLongitudeRef: 'E', GPSLongitude: '2/1 17/1 40/1' },
  }
  const face = sharp({ create: { width: 80, height: 60, channels: 3, background: 'tan' } })
  const bytes = await face.withExif(exif).withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/">CANARY-XMP</x:xmpmeta>').jpeg().toBuffer()
  expect(bytes.includes('CANARY-SERIAL')).toBe(true)
  const { id } = (await send(bytes, 'face.jpg')).json<{ id: string }>()
  for (const size of ['screen', 'thumbnail']) {
    const shown = await fetchPhoto(id, `picture?size=${size}`)
    const { exif: left, xmp, iptc } = await sharp(shown.rawPayload).metadata()
    expect([left, xmp, iptc]).toEqual([undefined, undefined, undefined])
    expect(shown.rawPayload.toString('latin1')).not.toMatch(/canary/i)
  }
  const original = await fetchPhoto(id, 'original')
  expect(sha256(original.rawPayload)).toBe(sha256(bytes))
  expect(original.headers).toMatchObject({
    'content-type': 'application/octet-stream',
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox",
  })
  expect(original.headers['content-disposition']).toMatch(/^attachment/)
})

test.each([
  ['../../../etc/passwd', 'passwd'],
  ['C:\\Users\\nora\\face.jpg', 'face.jpg'],
  ['face.jpg\r\nSet-Cookie: a=b', 'face.jpgSet-Cookie: a=b'],
  ['face\u202Egpj.exe', 'facegpj.exe'],
  ['\u0000face.jpg', 'face.jpg'],
])('the name %j is kept as %j and breaks no header', async (given, kept) => {
  const bytes = await sharp({ create: { width: 8, height: 8, channels: 3, background: { r: given.length, g: 0, b: kept.length } } }).png().toBuffer()
  const sent = await send(bytes, given)
  expect(sent.json()).toMatchObject({ fileName: kept })
  const original = await fetchPhoto(sent.json<{ id: string }>().id, 'original')
  expect(original.statusCode).toBe(200)
  expect(original.headers['set-cookie']).toBeUndefined()
})

test('one flipped byte on the way is refused, and sending it again succeeds', async () => {
  const bytes = await sharp({ create: { width: 33, height: 9, channels: 3, background: 'olive' } }).png().toBuffer()
  let refused = 0
  for (let at = 0; at < bytes.byteLength; at++) {
    const flipped = Buffer.from(bytes)
    flipped[at] = (flipped[at] ?? 0) ^ 1
    const headers = {
      cookie: clinic.cookie(),
      'content-type': 'application/octet-stream',
      'x-file-name': 'a.png',
      'x-content-sha256': sha256(bytes),
    }
    const answer = await clinic.app.inject({ method: 'PUT', url: `/api/assessments/${assessment}/photos/rest`, headers, payload: flipped })
    if (answer.statusCode === 422) refused++
  }
  expect(refused).toBe(bytes.byteLength)
  const [first, second] = [await send(bytes, 'a.png'), await send(bytes, 'a.png')]
  expect([first.statusCode, second.json<{ id: string }>().id]).toEqual([200, first.json<{ id: string }>().id])
  figure('one flipped byte in transit', `${refused} of ${bytes.byteLength} positions refused`, 'all')
})
