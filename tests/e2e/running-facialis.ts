import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { freePort } from '../free-port.ts'
import { root } from '../source-tree.ts'

export interface RunningFacialis {
  readonly url: string
  readonly data: string
  readonly stop: () => Promise<void>
}

/** Starts Facialis as a user does, on a data folder of its own that goes with it. */
export async function startFacialis(...flags: string[]): Promise<RunningFacialis> {
  const data = mkdtempSync(path.join(tmpdir(), 'facialis-e2e-'))
  const port = await freePort()
  const child = spawn(process.execPath, [path.join(root, 'bin/facialis.mjs'), 'start', ...flags], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, FACIALIS_PORT: String(port), FACIALIS_DATA: data, DATABASE_URL: '' },
  })
  const url = await printedUrl(child)
  return {
    url,
    data,
    stop: async () => {
      await new Promise((resolve) => child.once('exit', resolve).kill('SIGTERM'))
      rmSync(data, { recursive: true, force: true })
    },
  }
}

function printedUrl(child: ChildProcess): Promise<string> {
  let said = ''
  return new Promise((resolve, reject) => {
    const listen = (chunk: Buffer): void => {
      said += chunk.toString()
      const url = /http:\/\/\S+/.exec(said)?.[0]
      if (url !== undefined) resolve(url)
    }
    child.stdout?.on('data', listen)
    child.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString()))
    child.once('exit', (code) => reject(new Error(`Facialis ended with ${String(code)} before it served:\n${said}`)))
  })
}
