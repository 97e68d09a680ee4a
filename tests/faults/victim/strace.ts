import { execFileSync, spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'

/** Why the kernel's calls cannot be watched here, or null when they can. */
export const noStrace: string | null = (() => {
  try {
    execFileSync('strace', ['-o', '/dev/null', 'true'], { stdio: 'ignore' })
    return null
  } catch {
    return 'needs strace, and the right to trace'
  }
})()

/** One call that has returned. `path` is the file behind its first descriptor, or its last path; `text` the whole line. */
export interface Call {
  readonly name: string
  readonly path: string
  readonly text: string
}

/** The calls of a trace made with `-f -y`, in the order in which they returned. */
export function callsOf(trace: string): Call[] {
  const begun = new Map<string, string>()
  const calls: Call[] = []
  for (const line of readFileSync(trace, 'utf8').split('\n')) {
    const [, pid = '', rest = ''] = /^(\d+)\s+(.*)$/.exec(line) ?? []
    if (rest.endsWith('<unfinished ...>')) {
      begun.set(pid, rest.slice(0, -'<unfinished ...>'.length))
      continue
    }
    const resumed = /^<\.\.\. \w+ resumed>(.*)$/.exec(rest)
    const text = resumed === null ? rest : `${begun.get(pid) ?? ''}${resumed[1] ?? ''}`
    const name = /^(\w+)\(/.exec(text)?.[1]
    if (name === undefined || / = -1 /.test(text)) continue
    const behind = /^\w+\(\d+<([^>]*)>/.exec(text)?.[1]
    calls.push({ name, path: behind ?? [...text.matchAll(/"([^"]*)"/g)].at(-1)?.[1] ?? '', text })
  }
  return calls
}

/** A process and everything below it. */
export function family(pid: number): number[] {
  const parents = new Map<number, number>()
  for (const name of readdirSync('/proc')) {
    const stat = /^\d+$/.test(name) ? tryRead(`/proc/${name}/stat`) : null
    const parent = stat === null ? undefined : /\) \S (\d+)/.exec(stat)?.[1]
    if (parent !== undefined) parents.set(Number(name), Number(parent))
  }
  const found = [pid]
  for (const one of found) for (const [child, parent] of parents) if (parent === one) found.push(child)
  return found
}

function tryRead(path: string): string | null {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return null
  }
}

/**
 * Makes a call of running processes fail, once, from its n-th use on.
 * @returns how to let go of them.
 * @throws Error with strace's words when it cannot take hold of them.
 */
export async function failCall(pids: readonly number[], call: string, nth: number): Promise<() => Promise<void>> {
  const inject = `inject=${call}:error=EIO:when=${String(nth)}`
  const strace = spawn('strace', ['-f', '-o', '/dev/null', '-e', `trace=${call}`, '-e', inject, ...pids.flatMap((pid) => ['-p', String(pid)])])
  let said = ''
  strace.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()))
  const ended = new Promise((resolve) => strace.once('exit', resolve))
  while ((said.match(/attached/g) ?? []).length < pids.length) {
    if (strace.exitCode !== null || /not permitted/.test(said)) throw new Error(`strace did not take hold: ${said}`)
    await sleep(10)
  }
  return async () => {
    strace.kill('SIGINT')
    await ended
  }
}
