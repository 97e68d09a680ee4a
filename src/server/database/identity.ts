import { readFile, stat } from 'node:fs/promises'
import { StartupError } from '../config.ts'

/** The account PostgreSQL runs under; null is our own. */
export interface Identity {
  readonly uid: number
  readonly gid: number
}

/**
 * PostgreSQL refuses to run as root, so a root process lends it the account that owns the cluster already, or `nobody`.
 * Null for an ordinary user.
 * @throws StartupError when this machine knows no such account.
 */
export async function databaseIdentity(cluster: string): Promise<Identity | null> {
  if (process.getuid?.() !== 0) return null
  const owner = await stat(cluster).catch(() => null)
  if (owner !== null && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid }
  const accounts = await readFile('/etc/passwd', 'utf8').catch(() => '')
  const nobody = accounts.split('\n').map((line) => line.split(':')).find(([name]) => name === 'nobody')
  if (nobody === undefined) {
    throw new StartupError('Facialis was started as root, and PostgreSQL needs an account named nobody, which is missing.')
  }
  return { uid: Number(nobody[2]) >>> 0, gid: Number(nobody[3]) >>> 0 }
}
