import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtemp, open, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { figure } from './figures.ts'
import { jsonOf, openCenter, sha256, type Client } from './victim/client.ts'
import { startVictim, type Victim } from './victim/victim.ts'

/** Room for a fresh database and some photos. */
const DISK = '384m'
const PHOTO_BYTES = 8_000_000
const SECONDS_AT_MOST = 2

const data = await mkdtemp(path.join(tmpdir(), 'facialis-full-'))
const noMount: string | null = (() => {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${DISK}`, 'tmpfs', data], { stdio: 'ignore' })
    execFileSync('umount', [data], { stdio: 'ignore' })
    return null
  } catch {
    return 'needs the right to mount'
  }
})()

let victim: Victim | null = null

beforeEach(() => {
  if (noMount === null) execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${DISK},mode=755`, 'tmpfs', data])
})
afterEach(async () => {
  await victim?.stop()
  victim = null
  if (noMount === null) execFileSync('umount', [data])
  await rm(data, { recursive: true, force: true })
})

/** A JPEG by its first bytes; what follows cannot be made smaller. */
const photo = (): Buffer => Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), randomBytes(PHOTO_BYTES)])

async function areReadable(client: Client, kept: ReadonlyMap<string, string>): Promise<void> {
  for (const [id, digest] of kept) {
    const { status, body } = await client.ask('GET', `/photos/${id}/original`)
    expect([id, status, sha256(body)]).toEqual([id, 200, digest])
  }
}

test.skipIf(noMount !== null)('on a full disk an upload is refused at once, everything acknowledged is readable, and space brings it back', async () => {
  victim = await startVictim(data)
  const { client, assessment } = await openCenter(data, () => victim?.url ?? '')
  const kept = new Map<string, string>()
  let refused = null
  while (refused === null) {
    const bytes = photo()
    const told = await client.upload(assessment, bytes)
    if (told.status === 200) kept.set(jsonOf<{ id: string }>(told).id, sha256(bytes))
    else refused = told
  }
  expect(refused.status).toBe(507)
  expect(jsonOf<{ code: string }>(refused).code).toBe('storage-full')
  expect(kept.size).toBeGreaterThan(3)
  await areReadable(client, kept)

  // Another program takes what is left, to the last byte.
  const ballast = path.join(data, 'ballast')
  const file = await open(ballast, 'w')
  for (let size = 1 << 20; size >= 1; size >>= 1) while (await file.write(Buffer.alloc(size)).then(() => true, () => false));
  await file.close()
  await expect(writeFile(path.join(data, 'one-byte'), 'x')).rejects.toThrow('ENOSPC')
  let slowest = refused.ms
  for (let i = 0; i < 3; i++) {
    const told = await client.upload(assessment, photo())
    expect(told.status).toBe(507)
    slowest = Math.max(slowest, told.ms)
  }
  await areReadable(client, kept)
  expect((await client.ask('GET', '/health/ready')).status).toBe(503)
  expect((await client.ask('GET', '/health/live')).status).toBe(200)

  await rm(ballast)
  await rm(path.join(data, 'one-byte'), { force: true })
  const bytes = photo().subarray(0, 100_000)
  const again = await client.upload(assessment, bytes)
  expect(again.status).toBe(200)
  kept.set(jsonOf<{ id: string }>(again).id, sha256(bytes))
  await areReadable(client, kept)
  figure(
    `disk full (tmpfs of ${DISK})`,
    `refused with 507, slowest after ${(slowest / 1000).toFixed(2)} s; ${kept.size} of ${kept.size} acknowledged photos readable; uploads work again when space returns`,
    `507 within ${SECONDS_AT_MOST} s, all readable`,
  )
}, 600_000)
