import { execFile, spawn } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ensureModels } from '../../../tools/models/ensure-models.ts'
import type { PhotoResult } from '../../core/records/photo-result.ts'
import { openPool } from './pool.ts'

let directory: string
let models: string
let hashes: { landmarks: string; detector: string }

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'facialis-pool-'))
  models = join(directory, 'models')
  hashes = (await ensureModels(models)).hashes
  await writeFile(join(directory, 'letter.jpg'), 'Dear colleague,')
  const grey = { create: { width: 200, height: 300, channels: 3, background: '#808080' } } as const
  await sharp(grey).png().toFile(join(directory, 'grey.png'))
  const large = { create: { width: 9000, height: 9000, channels: 3, background: '#808080' } } as const
  await sharp(large).png({ compressionLevel: 1 }).toFile(join(directory, 'large.png'))
})

afterAll(async () => {
  await rm(directory, { recursive: true, force: true })
})

const photo = (name: string) => ({ path: join(directory, name), name })
const why = (result: PhotoResult): string => (result.status === 'refused' ? result.why : 'measured')

/** The worker processes of a process, by `ps`: there is no other way to see what a crash leaves behind. */
async function workersOf(parent: number): Promise<number[]> {
  const { stdout } = await promisify(execFile)('ps', ['-A', '-o', 'pid=,ppid=,args='])
  return stdout
    .split('\n')
    .map((line) => /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [])
    .filter(([, , ppid, args]) => Number(ppid) === parent && args?.includes('detector/worker.ts'))
    .map(([, pid]) => Number(pid))
}

async function eventually(condition: () => Promise<boolean> | boolean): Promise<void> {
  for (let tries = 0; !(await condition()); tries++) {
    if (tries > 400) throw new Error('it did not happen within 20 seconds')
    await sleep(50)
  }
}

test('each photo gets its own answer, and a bad one does not stop the batch', async () => {
  const pool = await openPool({ models, size: 2 })
  try {
    expect(pool.engine).toMatchObject({ landmarksModel: hashes.landmarks, detectorModel: hashes.detector })
    const names = ['letter.jpg', 'grey.png', 'missing.jpg', 'models', 'letter.jpg']
    const results = await Promise.all(names.map((name) => pool.measure(photo(name))))
    expect(results.map(({ file }) => file)).toEqual(names)
    expect(why(results[0] as PhotoResult)).toContain('letter.jpg is a text file')
    expect(results[1]).toMatchObject({ status: 'refused', faces: 0, width: 200, height: 300 })
    expect(why(results[2] as PhotoResult)).toContain('missing.jpg does not exist')
    expect(why(results[3] as PhotoResult)).toContain('models is a folder')
  } finally {
    await pool.close()
  }
})

test('a photo whose bytes are given is measured as the file with these bytes is', async () => {
  const pool = await openPool({ models, size: 1 })
  try {
    const { path, name } = photo('grey.png')
    expect(await pool.measure({ bytes: await readFile(path), name })).toEqual(await pool.measure({ path, name }))
  } finally {
    await pool.close()
  }
})

test('a worker that is killed fails only its own photo and is replaced', async () => {
  const pool = await openPool({ models, size: 1 })
  try {
    const [worker = 0] = await workersOf(process.pid)
    const interrupted = pool.measure(photo('large.png'))
    const waiting = pool.measure(photo('letter.jpg'))
    process.kill(worker, 'SIGKILL')
    expect(why(await interrupted)).toContain('large.png could not be measured because the process measuring it ended')
    expect(why(await waiting)).toContain('letter.jpg is a text file')
    expect(await workersOf(process.pid)).not.toContain(worker)
  } finally {
    await pool.close()
  }
  expect(await workersOf(process.pid)).toEqual([])
})

test('a photo that takes too long is given up', async () => {
  const pool = await openPool({ models, size: 1, secondsPerPhoto: 0.01 })
  try {
    expect(why(await pool.measure(photo('large.png')))).toContain('large.png was given up after 0.01 seconds')
  } finally {
    await pool.close()
  }
})

test('closing answers the photos that wait', async () => {
  const pool = await openPool({ models, size: 1 })
  const results = [pool.measure(photo('large.png')), pool.measure(photo('grey.png'))]
  await pool.close()
  expect((await Promise.all(results)).map(why)).toEqual([
    expect.stringContaining('large.png was not measured because the program is stopping'),
    expect.stringContaining('grey.png was not measured because the program is stopping'),
  ])
  expect(why(await pool.measure(photo('grey.png')))).toContain('the program is stopping')
})

test('missing networks are an error at once', async () => {
  await expect(openPool({ models: directory })).rejects.toThrow(/no such file.*\.onnx/)
})

test('no worker outlives a parent that is killed', async () => {
  const source = `import { openPool } from ${JSON.stringify(new URL('./pool.ts', import.meta.url).href)}
    await openPool({ models: ${JSON.stringify(models)}, size: 1 })
    process.stdout.write('open')`
  const parent = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', source], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await new Promise((resolve) => parent.stdout.once('data', resolve))
  const [worker = 0] = await workersOf(parent.pid ?? 0)
  expect(worker).toBeGreaterThan(0)
  parent.kill('SIGKILL')
  const alive = (): boolean => {
    try {
      return process.kill(worker, 0)
    } catch {
      return false
    }
  }
  await eventually(() => !alive())
})
