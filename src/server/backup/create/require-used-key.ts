import type { MasterKey } from '../../media/keys/master-key.ts'
import { BackupRefusal } from '../backup-refusal.ts'
import type { Snapshot } from '../snapshot/snapshot.ts'

/** @throws BackupRefusal when the photos of the snapshot are not those of this master key: it was changed meanwhile */
export async function requireUsedKey(snapshot: Snapshot, master: MasterKey): Promise<void> {
  for await (const { fingerprint } of snapshot.query<{ fingerprint: string }>('SELECT fingerprint FROM master_key')) {
    if (fingerprint === master.fingerprint) continue
    throw new BackupRefusal(
      `The photos are stored under the master key ${fingerprint}, and this backup would take along ${master.fingerprint}: ` +
        'begin it again once the key has been changed everywhere.',
    )
  }
}
