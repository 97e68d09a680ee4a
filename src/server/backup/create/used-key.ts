import { BackupRefusal } from '../backup-refusal.ts'
import type { Manifest } from '../format/manifest.ts'
import type { Snapshot } from '../snapshot/snapshot.ts'
import { masterKeyIn, type Secrets } from './secrets.ts'

/**
 * The master key that the photos of a snapshot are stored under.
 * @throws BackupRefusal when the secrets bring another one: it was changed meanwhile
 */
export async function usedKey(snapshot: Snapshot, secrets: Secrets): Promise<Manifest['masterKey']> {
  const brought = masterKeyIn(secrets)
  for await (const { fingerprint } of snapshot.query<{ fingerprint: string }>('SELECT fingerprint FROM master_key')) {
    if (brought === null || brought.fingerprint === fingerprint) return { fingerprint, held: brought !== null }
    throw new BackupRefusal(
      'key',
      `The photos are stored under the master key ${fingerprint}, and the data folder holds ${brought.fingerprint}: ` +
        'make the backup again when the key has been changed everywhere.',
    )
  }
  throw new BackupRefusal('key', 'This installation was never started: there is nothing to back up.')
}
