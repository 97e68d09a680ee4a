import { collect } from '../../media/cipher/pieces.ts'
import { type MasterKey, masterKeyOf } from '../../media/keys/master-key.ts'
import { MASTER_KEY_FILE, type Secrets, secretsSchema } from '../create/secrets.ts'
import type { OpenBackup } from '../format/manifest-blob.ts'
import { readStream } from '../format/streams.ts'

/** The secret files that a backup brings. @throws BackupFault */
export async function secretsOf(backup: OpenBackup): Promise<Secrets> {
  const text = await collect(readStream(backup, 'secrets', backup.manifest.secrets.stream, 'the secrets'))
  return secretsSchema.parse(JSON.parse(text.toString()))
}

/** The master key that a backup brings; null when it must come from outside. */
export function masterKeyIn(secrets: Secrets): MasterKey | null {
  const file = secrets[MASTER_KEY_FILE]
  if (file === undefined) return null
  return masterKeyOf(Buffer.from(Buffer.from(file, 'base64').toString().trim(), 'base64'))
}
