import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Engine } from '../../core/records/photo-result.ts'

async function hashOf(path: string): Promise<string> {
  return createHash('sha256').update(await readFile(path)).digest('hex')
}

async function packageVersion(): Promise<string> {
  // As deep in the compiled tree as in the sources.
  const file = new URL('../../../package.json', import.meta.url)
  const { version } = JSON.parse(await readFile(file, 'utf8')) as { readonly version: string }
  return version
}

/** What makes two results comparable: the version of the program and the SHA-256 of both networks. */
export async function engineOf(modelsDirectory: string): Promise<Engine> {
  const [version, landmarksModel, detectorModel] = await Promise.all([
    packageVersion(),
    hashOf(join(modelsDirectory, 'landmarks.onnx')),
    hashOf(join(modelsDirectory, 'detector.onnx')),
  ])
  return { version, landmarksModel, detectorModel }
}
