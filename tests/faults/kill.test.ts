import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, expect, test } from 'vitest'
import type { Assessment } from '../../src/core/records/assessment.ts'
import { readConfig } from '../../src/server/config.ts'
import { openDatabase } from '../../src/server/database/open.ts'
import { openMedia } from '../../src/server/media/open-media.ts'
import { checkMedia } from '../../src/server/media/upkeep/check-media.ts'
import { orphans } from '../../src/server/media/upkeep/orphans.ts'
import { sweepMedia } from '../../src/server/media/upkeep/sweep-media.ts'
import { figure, LONG } from './figures.ts'
import { png } from './victim/png.ts'
import { jsonOf, openCenter, sha256 } from './victim/client.ts'
import { startVictim, type Victim } from './victim/victim.ts'

const ROUNDS = LONG ? 1000 : 100
const WRITERS = 4
/** A round goes on until one of its first acknowledgements, and a random moment longer than an upload takes. */
const ACKNOWLEDGED_AT_MOST = 6
const LONGER_MS = 60

const data = await mkdtemp(path.join(tmpdir(), 'facialis-kill-'))
let victim: Victim | null = null
afterAll(async () => {
  await victim?.stop()
  await rm(data, { recursive: true, force: true })
})

test(`kill -9 at any moment of ${ROUNDS} rounds of uploads loses nothing that was acknowledged`, async () => {
  victim = await startVictim(data)
  const { client, assessment } = await openCenter(data, () => victim?.url ?? '')
  const acknowledged = new Map<string, { id: string; bytes: Buffer }>()
  let tries = 0

  for (let round = 0; round < ROUNDS; round++) {
    let killed = false
    const enough = acknowledged.size + Math.floor(Math.random() * ACKNOWLEDGED_AT_MOST)
    const writers = Array.from({ length: WRITERS }, async () => {
      while (!killed) {
        const bytes = png(randomBytes(4 + Math.floor(Math.random() * 60_000)))
        tries++
        const told = await client.upload(assessment, bytes).catch(() => null)
        if (told === null) return
        expect([200, told.body.toString()]).toEqual([told.status, told.body.toString()])
        acknowledged.set(sha256(bytes), { id: jsonOf<{ id: string }>(told).id, bytes })
      }
    })
    while (acknowledged.size < enough) await sleep(2)
    await sleep(Math.random() * LONGER_MS)
    killed = true
    await victim.kill()
    await Promise.all(writers)
    victim = await startVictim(data)
  }

  // Every record that is there is whole, whether its sender was told so or not.
  const { photos } = jsonOf<Assessment>(await client.ask('GET', `/assessments/${assessment}`))
  const corrupt: string[] = []
  for (const photo of photos) {
    const { status, body } = await client.ask('GET', `/photos/${photo.id}/original`)
    if (status !== 200 || sha256(body) !== photo.sha256 || body.byteLength !== photo.bytes) corrupt.push(photo.id)
  }
  expect(corrupt).toEqual([])
  const there = new Map(photos.map((photo) => [photo.sha256, photo.id]))
  const lost = [...acknowledged].filter(([digest, { id }]) => there.get(digest) !== id)
  expect(lost).toEqual([])
  expect(acknowledged.size).toBeGreaterThan(ROUNDS)
  await victim.stop()
  victim = null
  const { before, after, faulty } = await sweptAndChecked()
  expect([after, faulty]).toEqual([0, 0])
  figure(
    'kill -9 during upload and commit',
    `${ROUNDS} rounds, ${tries} uploads begun, ${acknowledged.size} acknowledged: 0 lost, 0 corrupt; ${before} files without a record, after the sweep 0`,
    '0 lost, 0 corrupt, 0 orphans',
  )
}, 3_600_000)

/** How many files no record leads to before and after a sweep that waits for nothing, and how many the check then finds faulty. */
async function sweptAndChecked(): Promise<{ before: number; after: number; faulty: number }> {
  const config = readConfig({ FACIALIS_DATA: data }, false, '/')
  const database = await openDatabase(config, () => null)
  try {
    const media = await openMedia(database.db, config)
    const left = async () => {
      const found: string[] = []
      for await (const blob of orphans(database.db, media.blobs, 0)) found.push(blob)
      return found.length
    }
    const before = await left()
    await sweepMedia(database.db, media.blobs, { arrivalMs: 0, orphanMs: 0 })
    await checkMedia({ db: database.db, ...media }, new Date(), () => false)
    const { faulty } = await database.db
      .selectFrom('media_fault')
      .select((row) => row.fn.countAll<string>().as('faulty'))
      .executeTakeFirstOrThrow()
    return { before, after: await left(), faulty: Number(faulty) }
  } finally {
    await database.close()
  }
}
