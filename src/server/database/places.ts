import { createHash } from 'node:crypto'
import { chmod, chown, mkdir, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Identity } from './identity.ts'
import { databaseIdentity } from './identity.ts'

/** Where the embedded database lives. `cluster` is PostgreSQL's data directory; `socket` the folder of its Unix socket. */
export interface Places {
  readonly base: string
  readonly cluster: string
  readonly socket: string
  readonly log: string
  readonly identity: Identity | null
}

/** `sun_path` of a Unix socket address holds 108 bytes on Linux and 104 on macOS, with the closing zero. */
const SOCKET_PATH_MAX = 103
const SOCKET_NAME = '/.s.PGSQL.5432'

/**
 * Finds and makes the folders of the database that belongs to a data folder.
 * Root lends PostgreSQL another account, which must be able to walk down to its files: below a closed folder such as
 * /root the cluster lies in /var/lib/facialis instead, under a name derived from the data folder.
 */
export async function databasePlaces(data: string): Promise<Places> {
  await mkdir(data, { recursive: true, mode: 0o711 })
  const name = createHash('sha256').update(data).digest('hex').slice(0, 16)
  const inside = join(data, 'postgres')
  if (process.getuid?.() === 0) await letOthersPass(data)
  const base = process.getuid?.() === 0 && !(await reachable(data)) ? join('/var/lib/facialis', name) : inside
  await mkdir(base, { recursive: true, mode: 0o711 })
  const cluster = join(base, 'cluster')
  const identity = await databaseIdentity(cluster)
  const own = join(base, 'socket')
  const user = identity?.uid ?? process.getuid?.() ?? 0
  const fits = Buffer.byteLength(own + SOCKET_NAME) <= SOCKET_PATH_MAX
  const socket = fits ? own : join(tmpdir(), `facialis-${String(user)}-${name}`)
  await privateFolder(socket, identity)
  return { base, cluster, socket, log: join(base, 'postgres.log'), identity }
}

/** Makes a folder that only the database's account can enter; a folder of somebody else's making is refused. */
export async function privateFolder(path: string, identity: Identity | null): Promise<void> {
  await mkdir(path, { recursive: true, mode: 0o700 })
  if (identity !== null) await chown(path, identity.uid, identity.gid)
  await chmod(path, 0o700)
}

/** Lets the database's account walk through the data folder without seeing what else lies in it. */
async function letOthersPass(folder: string): Promise<void> {
  await chmod(folder, ((await stat(folder)).mode & 0o777) | 0o001)
}

/** Whether every folder on the way down lets others pass. */
async function reachable(folder: string): Promise<boolean> {
  for (let at = folder; ; at = dirname(at)) {
    if (((await stat(at)).mode & 0o001) === 0) return false
    if (at === dirname(at)) return true
  }
}
