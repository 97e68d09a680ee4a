import { execFile, spawn } from 'node:child_process'
import path from 'node:path'
import { promisify } from 'node:util'
import { root } from '../../source-tree.ts'
import { family } from './strace.ts'

/** A Facialis in a process of its own, to be harmed. */
export interface Victim {
  readonly url: string
  readonly pid: number
  /** Resolves when the process has ended, with its code and signal in one word. */
  readonly ended: Promise<string>
  /** kill -9: no handler runs, nothing is written any more. */
  kill(): Promise<void>
  /** SIGTERM, as a service manager stops it; its database stops with it. */
  stop(): Promise<void>
}

/** The command line compiles what is older than its sources before it answers. */
let compiled: Promise<unknown> | null = null
const compile = () => promisify(execFile)(process.execPath, [path.join(root, 'bin/facialis.mjs'), '--help'])

/**
 * @param data its data folder
 * @param options `under`: a program and its arguments that runs the process, strace for example.
 * @throws Error with what the process said when it ends before it serves.
 */
export async function startVictim(
  data: string,
  options: { readonly env?: NodeJS.ProcessEnv; readonly under?: readonly string[] } = {},
): Promise<Victim> {
  compiled ??= compile()
  await compiled
  const [program = '', ...rest] = [...(options.under ?? []), process.execPath, path.join(root, 'tests/faults/victim/serve.mjs')]
  const child = spawn(program, rest, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, FACIALIS_DATA: data, DATABASE_URL: '', ...options.env },
  })
  const ended = new Promise<string>((resolve) => child.once('exit', (code, signal) => resolve(String(code ?? signal))))
  let said = ''
  const url = await new Promise<string>((resolve, reject) => {
    const hear = (chunk: Buffer) => {
      said += chunk.toString()
      const found = /^http:\/\/\S+$/m.exec(said)?.[0]
      if (found !== undefined) resolve(found)
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    void ended.then((how) => reject(new Error(`it ended (${how}) before it served:\n${said}`)))
  })
  // A tracer keeps signals to itself, and ends when the last of those it traces has.
  const [own = 0, traced = own] = family(child.pid ?? 0)
  const pid = options.under === undefined ? own : traced
  const signal = async (name: NodeJS.Signals) => {
    if (child.exitCode === null && child.signalCode === null) process.kill(pid, name)
    await ended
  }
  return { url, pid, ended, kill: () => signal('SIGKILL'), stop: () => signal('SIGTERM') }
}
