import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { open, readFile, rename, rm, stat, writeFile, chown } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { StartupError } from '../config.ts'
import { APPLICATION_ROLE, ensureLogin } from './role/application-role.ts'
import type { Places } from './places.ts'
import { databasePlaces, privateFolder } from './places.ts'
import { persistentSecret } from './persistent-secret.ts'
import { postgresProgram } from './program.ts'

/** A database that answers. `stop` shuts an embedded one down (fast: sessions end, everything is on disk). */
export interface RunningDatabase {
  /** Owns the cluster and every table: for migrations and backups. */
  readonly connection: pg.ClientConfig
  /** The role the application works as. */
  readonly application: pg.ClientConfig
  /** The database was running already, left by a Facialis that was killed. */
  readonly adopted: boolean
  stop(): Promise<void>
}

const START_LIMIT_MS = 60_000
const STOP_LIMIT_MS = 30_000

/**
 * Starts the PostgreSQL of a data folder, or adopts the one that still runs there. No TCP: a Unix socket in a private
 * folder, with a password. Checksums on every page. A server that was killed recovers from its log by itself.
 * @throws StartupError when it cannot be started; the message says where PostgreSQL's own log is.
 */
export async function startEmbedded(data: string): Promise<RunningDatabase> {
  const places = await databasePlaces(data)
  const password = await persistentSecret(join(data, 'database.secret'))
  const applicationPassword = await persistentSecret(join(data, 'database.app.secret'))
  const connection: pg.ClientConfig = {
    host: places.socket,
    port: 5432,
    user: 'facialis',
    password,
    database: 'postgres',
    application_name: `facialis ${String(process.pid)}`,
  }
  const application = { ...connection, user: APPLICATION_ROLE, password: applicationPassword }
  const running = async (adopted: boolean): Promise<RunningDatabase> => {
    await ensureLogin(connection, applicationPassword)
    return { connection, application, adopted, stop: () => stop(places) }
  }
  if (await answers(connection)) return running(true)

  const program = await postgresProgram(places.base)
  if ((await stat(join(places.cluster, 'PG_VERSION')).catch(() => null)) === null) {
    await initialise(program, places, password)
  }
  const deadline = Date.now() + START_LIMIT_MS
  while (Date.now() < deadline) {
    await forgetDeadPostmaster(places)
    const server = await launch(program, places)
    while (server.exitCode === null && server.signalCode === null && Date.now() < deadline) {
      if (await answers(connection)) return running(false)
      await sleep(25)
    }
    // Another server holds the cluster, or the processes of a killed one have not all gone yet.
    if (await answers(connection)) return running(true)
    if (!(await heldByAnother(places))) break
    await sleep(300)
  }
  throw new StartupError(`Facialis cannot start its database: ${await lastWords(places)} (see ${places.log}).`)
}

async function initialise(program: string, places: Places, password: string): Promise<void> {
  const aside = `${places.cluster}.${randomUUID()}`
  const secret = join(places.socket, `initial-${randomUUID()}`)
  await privateFolder(aside, places.identity)
  await writeFile(secret, password, { mode: 0o600 })
  if (places.identity !== null) await chown(secret, places.identity.uid, places.identity.gid)
  try {
    const fixed = ['--username=facialis', '--auth=scram-sha-256', `--pwfile=${secret}`, '--data-checksums', '--encoding=UTF8']
    const locale = ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C']
    const log = await open(places.log, 'a', 0o600)
    const initdb = spawn(join(program, 'bin', 'initdb'), ['-D', aside, ...fixed, ...locale], {
      ...account(places),
      cwd: '/',
      stdio: ['ignore', log.fd, log.fd],
    })
    const code = await new Promise<number | null>((done, fail) => initdb.once('error', fail).once('exit', done))
    await log.close()
    if (code !== 0) throw new StartupError(`Facialis cannot make its database: ${await lastWords(places)} (see ${places.log}).`)
    await rename(aside, places.cluster).catch(async (error: unknown) => {
      if ((await stat(places.cluster).catch(() => null)) === null) throw error
    })
  } finally {
    await rm(secret, { force: true })
    await rm(aside, { recursive: true, force: true })
  }
}

async function launch(program: string, places: Places) {
  const log = await open(places.log, 'a', 0o600)
  const settings = {
    listen_addresses: '',
    unix_socket_directories: places.socket,
    unix_socket_permissions: '0700',
    // A log entry must not carry a patient's data: neither the values of a statement nor the row that broke a rule.
    log_error_verbosity: 'terse',
    log_min_error_statement: 'panic',
    shared_buffers: '64MB',
    max_connections: '60',
  }
  const options = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const server = spawn(join(program, 'bin', 'postgres'), ['-D', places.cluster, ...options], {
    ...account(places),
    cwd: '/',
    stdio: ['ignore', log.fd, log.fd],
    // A group of its own: Ctrl-C in the terminal reaches us alone, and we stop the database last.
    detached: true,
  })
  server.on('error', () => null)
  server.unref()
  await log.close()
  return server
}

/** Runs as the database's account, with no environment but what PostgreSQL needs. */
function account(places: Places) {
  const env = { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC', TMPDIR: places.socket }
  return places.identity === null ? { env } : { env, ...places.identity }
}

async function answers(connection: pg.ClientConfig): Promise<boolean> {
  const client = new pg.Client({ ...connection, connectionTimeoutMillis: 3000 })
  client.on('error', () => null)
  try {
    await client.connect()
    await client.end()
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === '28P01') {
      throw new StartupError('The database in the data folder does not accept the password kept in database.secret.')
    }
    return false
  }
}

async function postmaster(places: Places): Promise<number | null> {
  const text = await readFile(join(places.cluster, 'postmaster.pid'), 'utf8').catch(() => null)
  const pid = Number(text?.split('\n')[0])
  return Number.isInteger(pid) && pid > 1 ? pid : null
}

/** A postmaster.pid that names a process which is not PostgreSQL was left by a crash; its number went to somebody else. */
async function forgetDeadPostmaster(places: Places): Promise<void> {
  const pid = await postmaster(places)
  if (pid === null) return
  const command = await readFile(`/proc/${String(pid)}/cmdline`, 'utf8').catch(() => null)
  if (command !== null && !command.includes('postgres')) await rm(join(places.cluster, 'postmaster.pid'))
}

async function heldByAnother(places: Places): Promise<boolean> {
  return (await postmaster(places)) !== null || /shared memory block|lock file/.test(await lastWords(places))
}

async function lastWords(places: Places): Promise<string> {
  const lines = (await readFile(places.log, 'utf8').catch(() => '')).trim().split('\n')
  const told = lines.filter((line) => /FATAL|PANIC|error|could not/i.test(line)).at(-1) ?? lines.at(-1) ?? ''
  return told.replace(/^.*?(FATAL|PANIC|error):\s*/i, '').replace(/\.$/, '') || 'PostgreSQL said nothing'
}

async function stop(places: Places): Promise<void> {
  const pid = await postmaster(places)
  if (pid === null) return
  process.kill(pid, 'SIGINT')
  // PostgreSQL removes postmaster.pid as the last act of an orderly shutdown.
  const deadline = Date.now() + STOP_LIMIT_MS
  while (Date.now() < deadline) {
    if ((await postmaster(places)) !== pid) return
    await sleep(20)
  }
  throw new Error(`The database (process ${String(pid)}) did not stop within ${String(STOP_LIMIT_MS / 1000)} s.`)
}
