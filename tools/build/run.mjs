import { spawn } from 'node:child_process'

/** Runs a program of node_modules with this Node, quietly. @throws Error with what it printed, when it fails. */
export async function run(root, script, args) {
  const env = { ...process.env, NO_COLOR: '1' }
  const child = spawn(process.execPath, [script, ...args], { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] })
  let printed = ''
  const keep = (chunk) => (printed += chunk)
  child.stdout.setEncoding('utf8').on('data', keep)
  child.stderr.setEncoding('utf8').on('data', keep)
  const code = await new Promise((resolve, reject) => child.on('error', reject).on('close', resolve))
  if (code !== 0) throw new Error(printed.trim() || `${script} ended with code ${code}`)
}
