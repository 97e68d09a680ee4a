import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { type MasterKey, masterKeyOf } from '../../media/keys/master-key.ts'

/** Where the master key lies unless it comes from outside. */
export const MASTER_KEY_FILE = 'master.key'

/** Files of the data folder without which the rows and the photos cannot be used: what signs sessions, what opens photos. */
const SECRET_FILES = ['sessions.secret', MASTER_KEY_FILE] as const

/** Contents of secret files by name, in base64. */
export const secretsSchema = z.partialRecord(z.enum(SECRET_FILES), z.base64())

export type Secrets = z.infer<typeof secretsSchema>

/** The secret files of a data folder; the master key only when it is held there. */
export async function readSecrets(data: string, masterKeyHeld: boolean): Promise<Secrets> {
  const secrets: Secrets = {}
  for (const name of SECRET_FILES) {
    if (name === MASTER_KEY_FILE && !masterKeyHeld) continue
    const bytes = await readFile(join(data, name)).catch((error: unknown) => {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
      throw error
    })
    if (bytes !== null) secrets[name] = bytes.toString('base64')
  }
  return secrets
}

/** The master key among secrets; null when it must come from outside. */
export function masterKeyIn(secrets: Secrets): MasterKey | null {
  const file = secrets[MASTER_KEY_FILE]
  if (file === undefined) return null
  return masterKeyOf(Buffer.from(Buffer.from(file, 'base64').toString().trim(), 'base64'))
}
