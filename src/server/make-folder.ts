import { mkdir, stat } from 'node:fs/promises'
import { dirname } from 'node:path'

/**
 * Makes a folder and those above it; one that is there stays as it is. Node's own recursive mkdir never ends below /proc.
 * @throws the file system's own error when a folder cannot be made, or that a file has its name
 */
export async function makeFolder(path: string, mode: number): Promise<void> {
  try {
    await mkdir(path, { mode })
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null
    if (code === 'EEXIST') {
      if ((await stat(path)).isDirectory()) return
      throw new Error('it is a file, not a folder', { cause: error })
    }
    if (code !== 'ENOENT' || dirname(path) === path) throw error
    await makeFolder(dirname(path), mode)
    await mkdir(path, { mode })
  }
}
