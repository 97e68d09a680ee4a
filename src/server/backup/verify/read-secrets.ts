import { collect } from '../../media/cipher/pieces.ts'
import { type Secrets, secretsSchema } from '../create/secrets.ts'
import type { OpenBackup } from '../format/manifest-blob.ts'
import { readStream } from '../format/streams.ts'

/** The secret files that a backup brings. @throws BackupFault */
export async function secretsOf(backup: OpenBackup): Promise<Secrets> {
  const text = await collect(readStream(backup, 'secrets', backup.manifest.secrets.stream, 'the secrets'))
  return secretsSchema.parse(JSON.parse(text.toString()))
}
