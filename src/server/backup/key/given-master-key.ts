import type { Config } from '../../config.ts'
import { type MasterKey, masterKeyOf } from '../../media/keys/master-key.ts'
import { readKeyFile } from '../../media/keys/open-master-key.ts'

/** The master key that comes from outside the data folder; null when none is given, or its file is not there. */
export async function givenMasterKey({ masterKey }: Pick<Config, 'masterKey'>): Promise<MasterKey | null> {
  if (masterKey === null) return null
  return 'file' in masterKey ? readKeyFile(masterKey.file) : masterKeyOf(Buffer.from(masterKey.base64, 'base64'))
}
