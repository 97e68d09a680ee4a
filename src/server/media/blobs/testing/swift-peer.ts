import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

const SERVERS = ['object', 'container', 'account', 'proxy'] as const
const START_LIMIT_MS = 60_000

/** Debian's OpenStack Swift with its S3 interface: an object store that others wrote. */
export interface SwiftPeer {
  readonly endpoint: string
  readonly keyId: string
  readonly secret: string
  close(): Promise<void>
}

/** Whether `apt install swift-proxy swift-account swift-container swift-object` was done, by somebody who may run it. */
export const hasSwift = (): boolean =>
  process.getuid?.() === 0 && SERVERS.every((server) => existsSync(`/usr/bin/swift-${server}-server`))

/** Runs one on this machine alone, with one replica, all of it below a folder. */
export async function openSwift(folder: string): Promise<SwiftPeer> {
  const device = join(folder, 'devices', 'd1')
  for (const place of [device, join(folder, 'rings')]) await mkdir(place, { recursive: true })
  const ports = { object: await freePort(), container: await freePort(), account: await freePort(), proxy: await freePort() }
  const hash = '[swift-hash]\nswift_hash_path_suffix = suffix\nswift_hash_path_prefix = prefix\n'
  await writeFile(join(folder, 'rings', 'swift.conf'), `${hash}[storage-policy:0]\nname = one\ndefault = yes\n`)
  for (const ring of ['object', 'container', 'account'] as const) {
    const builder = join(folder, 'rings', `${ring}.builder`)
    const build = (...args: string[]) => execFileSync('swift-ring-builder', [builder, ...args], { stdio: 'ignore' })
    build('create', '4', '1', '1')
    build('add', '--region', '1', '--zone', '1', '--ip', '127.0.0.1', '--port', String(ports[ring]), '--device', 'd1', '--weight', '1')
    build('rebalance')
  }
  const running: ChildProcess[] = []
  for (const server of SERVERS) {
    const file = join(folder, `${server}.conf`)
    await writeFile(file, configOf(server, ports[server], folder))
    running.push(spawn(`/usr/bin/swift-${server}-server`, [file], { stdio: 'ignore' }))
  }
  const ended = running.map((child) => new Promise((done) => child.once('exit', done)))
  const close = async () => {
    for (const child of running) child.kill('SIGTERM')
    await Promise.all(ended)
  }
  const endpoint = `http://127.0.0.1:${String(ports.proxy)}`
  for (const end = Date.now() + START_LIMIT_MS; ; await sleep(200)) {
    const answer = await fetch(`${endpoint}/healthcheck`).catch(() => null)
    if (answer?.ok === true) return { endpoint, keyId: 'test:tester', secret: 'testing', close }
    if (Date.now() < end) continue
    await close()
    throw new Error('Swift did not start')
  }
}

function configOf(server: (typeof SERVERS)[number], port: number, folder: string): string {
  const common = `[DEFAULT]\nbind_ip = 127.0.0.1\nbind_port = ${String(port)}\nuser = root\nworkers = 0\nswift_dir = ${folder}/rings\n`
  if (server !== 'proxy') {
    const app = `[pipeline:main]\npipeline = ${server}-server\n[app:${server}-server]\nuse = egg:swift#${server}\n`
    return `${common}devices = ${folder}/devices\nmount_check = false\n${app}`
  }
  const parts = ['catch_errors', 'gatekeeper', 'healthcheck', 'cache', 'listing_formats', 's3api', 'tempauth', 'copy', 'slo', 'dlo']
  const settings: Readonly<Record<string, string>> = {
    // Asked for, but not needed: nothing answers at the discard port, and Swift goes on without.
    cache: 'use = egg:swift#memcache\nmemcache_servers = 127.0.0.1:9\n',
    tempauth: 'use = egg:swift#tempauth\nuser_test_tester = testing .admin\n',
  }
  const filters = parts.map((part) => `[filter:${part}]\n${settings[part] ?? `use = egg:swift#${part}\n`}`).join('')
  return `${common}[pipeline:main]
pipeline = ${parts.join(' ')} proxy-server
[app:proxy-server]
use = egg:swift#proxy
account_autocreate = true
${filters}`
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const address = server.address()
  await new Promise((done) => server.close(done))
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}
