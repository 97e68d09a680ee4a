import { open, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { syncFolder } from '../../media/sync-folder.ts'
import type { Secrets } from '../create/secrets.ts'

/** Puts the secret files into a data folder, for their owner alone to read. */
export async function writeSecrets(data: string, secrets: Secrets): Promise<void> {
  for (const [name, text] of Object.entries(secrets)) {
    const place = join(data, name)
    const file = await open(`${place}.new`, 'w', 0o600)
    await file.writeFile(Buffer.from(text, 'base64'))
    await file.sync()
    await file.close()
    await rename(`${place}.new`, place)
  }
  await syncFolder(data)
}
