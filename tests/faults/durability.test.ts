import { randomBytes } from 'node:crypto'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { figure, LONG } from './figures.ts'
import { jsonOf, openCenter, sha256, type Client } from './victim/client.ts'
import { png } from './victim/png.ts'
import { callsOf, failCall, family, noStrace } from './victim/strace.ts'
import { startVictim, type Victim } from './victim/victim.ts'

const UPLOADS = LONG ? 200 : 20
/** More than one upload syncs, of either kind: the last ones fail nothing, which shows that all were reached. */
const FILE_SYNCS = 8
const DATABASE_SYNCS = 3

let data = ''
let victim: Victim | null = null
const photo = () => png(randomBytes(5000))

beforeEach(async () => {
  data = await mkdtemp(path.join(tmpdir(), 'facialis-durability-'))
})
afterEach(async () => {
  await victim?.stop()
  victim = null
  await rm(data, { recursive: true, force: true })
})

async function isReadable(client: Client, id: string, bytes: Buffer): Promise<void> {
  const { status, body } = await client.ask('GET', `/photos/${id}/original`)
  expect([id, status, sha256(body)]).toEqual([id, 200, sha256(bytes)])
}

test.skipIf(noStrace !== null)('a photo is acknowledged after file, name, folder and record are on disk, in this order', async () => {
  const trace = path.join(data, '..', `${path.basename(data)}.trace`)
  const watched = 'trace=fsync,fdatasync,rename,renameat,renameat2,write,writev,sendto,sendmsg'
  victim = await startVictim(data, { under: ['strace', '-f', '--seccomp-bpf', '-y', '-s', '80', '-o', trace, '-e', watched] })
  const { client, assessment } = await openCenter(data, () => victim?.url ?? '')
  for (let i = 0; i < UPLOADS; i++) {
    expect((await client.upload(assessment, photo())).status).toBe(200)
  }
  await victim.stop()
  victim = null
  const calls = callsOf(trace)
  await rm(trace)
  const acknowledged = calls.flatMap(({ text }, at) => (/^(write|writev|send\w+)\(.*HTTP\/1\.1 200 OK/.test(text) ? [at] : [])).slice(-UPLOADS)
  expect(acknowledged).toHaveLength(UPLOADS)
  for (const [i, at] of acknowledged.entries()) {
    const before = calls.slice(i === 0 ? 0 : acknowledged[i - 1], at)
    const renamed = before.findLastIndex((call) => call.name.startsWith('rename') && /"[^"]*\/\.arriving\//.test(call.text))
    const named = before[renamed]?.path ?? ''
    const steps = {
      file: before.slice(0, renamed).findLastIndex((call) => call.name === 'fsync' && call.path.includes('/.arriving/')),
      name: renamed,
      folder: before.findIndex((call, j) => j > renamed && call.name === 'fsync' && call.path === path.dirname(named)),
      record: before.findLastIndex((call) => /^f(data)?sync$/.test(call.name) && call.path.includes('/pg_wal/')),
    }
    const order = Object.entries(steps).toSorted(([, x], [, y]) => x - y).map(([step]) => step)
    expect(Math.min(...Object.values(steps))).toBeGreaterThanOrEqual(0)
    expect(order).toEqual(['file', 'name', 'folder', 'record'])
  }
  figure('order of fsync(file) < rename < fsync(folder) < fsync(database) < answer, seen by strace', `${UPLOADS} of ${UPLOADS} acknowledgements`, 'all')
})

test.skipIf(noStrace !== null)('when a file or its folder cannot be synced the photo is not acknowledged, and the next one is', async () => {
  // One thread for files, because strace counts the calls of each thread apart.
  victim = await startVictim(data, { env: { UV_THREADPOOL_SIZE: '1' } })
  const { client, assessment } = await openCenter(data, () => victim?.url ?? '')
  let [refused, acknowledged] = [0, 0]
  for (let nth = 1; nth <= FILE_SYNCS; nth++) {
    const letGo = await failCall([victim.pid], 'fsync', nth)
    const bytes = photo()
    const told = await client.upload(assessment, bytes)
    await letGo()
    if (told.status === 200) {
      acknowledged++
      await isReadable(client, jsonOf<{ id: string }>(told).id, bytes)
      continue
    }
    refused++
    expect([500, 503]).toContain(told.status)
    const { photos } = jsonOf<{ photos: { sha256: string }[] }>(await client.ask('GET', `/assessments/${assessment}`))
    expect(photos.map((one) => one.sha256)).not.toContain(sha256(bytes))
    const again = await client.upload(assessment, bytes)
    expect(again.status).toBe(200)
    await isReadable(client, jsonOf<{ id: string }>(again).id, bytes)
  }
  expect(refused).toBeGreaterThanOrEqual(2)
  expect(acknowledged).toBeGreaterThanOrEqual(1)
  figure('EIO on every fsync of a file and its folder', `${FILE_SYNCS} injections: ${refused} refused, 0 false acknowledgements, each repeated with success`, '0 false')
})

test.skipIf(noStrace !== null)('when the database cannot sync its log nothing is acknowledged, and it comes back', async () => {
  victim = await startVictim(data)
  const { client, assessment } = await openCenter(data, () => victim?.url ?? '')
  const kept = new Map<string, Buffer>()
  let refused = 0
  for (let nth = 1; nth <= DATABASE_SYNCS; nth++) {
    const before = photo()
    const first = await client.upload(assessment, before)
    expect(first.status).toBe(200)
    kept.set(jsonOf<{ id: string }>(first).id, before)
    const [server = ''] = (await readFile(path.join(data, 'postgres/cluster/postmaster.pid'), 'utf8')).split('\n')
    const letGo = await failCall(family(Number(server)), 'fdatasync', nth)
    for (let i = 0; i < 4; i++) {
      const bytes = photo()
      const told = await client.upload(assessment, bytes).catch(() => null)
      if (told?.status === 200) kept.set(jsonOf<{ id: string }>(told).id, bytes)
      else refused++
    }
    await letGo()
    // Facialis may have ended with its database: whoever looks after it starts it again.
    const alive = await Promise.race([victim.ended, client.ask('GET', '/health').then(({ status }) => status, () => 0)])
    if (alive !== 200) {
      await victim.kill()
      victim = await startVictim(data)
    }
    for (const [id, bytes] of kept) await isReadable(client, id, bytes)
  }
  expect(refused).toBeGreaterThanOrEqual(1)
  figure('EIO on fsync of the database', `${DATABASE_SYNCS} injections: ${refused} uploads refused, 0 false acknowledgements, ${kept.size} acknowledged ones readable after it came back`, '0 false')
})
