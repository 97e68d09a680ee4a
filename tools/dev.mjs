// `npm run dev`: the server restarts and the screens reload as their sources change. Flags go to the server (-- --demo).
import { spawn } from 'node:child_process'
import path from 'node:path'
import { build, root } from './build.mjs'

// As in bin/facialis.mjs: nothing is reported to the maker of onnxruntime.
process.env.ORT_DISABLE_TELEMETRY = '1'

const program = (file) => path.join(root, 'node_modules', file)

try {
  // The screens come from Vite; the server still wants a folder to serve, and the networks.
  await build(['code', 'models', 'web'])
} catch (failure) {
  process.stderr.write(`${failure.message}\n`)
  process.exit(1)
}

const server = ['watch', '--clear-screen=false', path.join(root, 'tools/build/dev-server.mjs'), ...process.argv.slice(2)]
const children = [
  spawn(process.execPath, [program('tsx/dist/cli.mjs'), ...server], { cwd: root, stdio: 'inherit' }),
  spawn(process.execPath, [program('vite/bin/vite.js'), '--clearScreen', 'false'], { cwd: root, stdio: 'inherit' }),
]

// One ends, all end; Ctrl-C reaches the children by itself, and they are given the time to stop their database.
for (const child of children) {
  child.on('exit', (code) => {
    process.exitCode ??= code ?? 1
    for (const other of children) if (other.exitCode === null) other.kill('SIGTERM')
  })
}
process.on('SIGINT', () => undefined)
process.on('SIGTERM', () => children.forEach((child) => child.kill('SIGTERM')))
