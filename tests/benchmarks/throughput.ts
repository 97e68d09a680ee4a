import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import type { Picture } from '../../src/core/geometry/picture.ts'
import { openPool } from '../../src/server/detector/pool.ts'

export const WORKERS = 2
const PHOTOS = 40

export interface Throughput {
  readonly photosPerSecond: number
  /** Megabytes, the largest of the measuring processes; null where the system does not tell. */
  readonly peakMemory: number | null
  readonly width: number
  readonly height: number
}

/** Photos a second from JPEG file to every measure, with warm processes, and the memory they took. */
export async function throughput(face: Picture, models: string): Promise<Throughput> {
  const folder = await mkdtemp(join(tmpdir(), 'facialis-bench-'))
  const pool = await openPool({ models, size: WORKERS })
  try {
    const { width, height, data } = face
    const path = join(folder, 'face.jpg')
    await sharp(data, { raw: { width, height, channels: 3 } }).jpeg({ quality: 90 }).toFile(path)
    const measureMany = async (count: number): Promise<void> => {
      const results = await Promise.all(Array.from({ length: count }, () => pool.measure({ path, name: 'face.jpg' })))
      for (const result of results) if (result.status === 'refused') throw new Error(result.why)
    }
    await measureMany(4 * WORKERS)
    const start = performance.now()
    await measureMany(PHOTOS)
    const seconds = (performance.now() - start) / 1000
    return { photosPerSecond: PHOTOS / seconds, peakMemory: await peakMemoryOfChildren(), width, height }
  } finally {
    await pool.close()
    await rm(folder, { recursive: true, force: true })
  }
}

/** The largest resident size any child process has had, from Linux's /proc. */
async function peakMemoryOfChildren(): Promise<number | null> {
  const peaks: number[] = []
  for (const task of await readdir('/proc/self/task').catch(() => [])) {
    const children = await readFile(`/proc/self/task/${task}/children`, 'utf8').catch(() => '')
    for (const child of children.split(' ').filter((id) => id !== '')) {
      const status = await readFile(`/proc/${child}/status`, 'utf8').catch(() => '')
      const kilobytes = /VmHWM:\s+(\d+)/.exec(status)?.[1]
      if (kilobytes !== undefined) peaks.push(Number(kilobytes) / 1024)
    }
  }
  return peaks.length > 0 ? Math.max(...peaks) : null
}
