import { spawn } from 'node:child_process'
import path from 'node:path'
import { root } from './source-tree.ts'

export interface Ended {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

/** Runs the program as a user does. */
export function facialis(...args: string[]): Promise<Ended> {
  const child = spawn(process.execPath, [path.join(root, 'bin/facialis.mjs'), ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
  let out = ''
  let err = ''
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => (out += chunk))
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => (err += chunk))
  return new Promise((resolve, reject) => child.on('error', reject).on('close', (code) => resolve({ code, out, err })))
}
