import { askThrough } from '../audit/ask.ts'
import { recordForEveryCenter } from '../audit/commands/record-operation.ts'
import { readConfig } from '../config.ts'
import { openDatabase } from '../database/open.ts'
import { rotateMasterKey } from './keys/rotate-master-key.ts'
import { openMedia } from './open-media.ts'
import { checkMedia } from './upkeep/check-media.ts'

/** What a command has to say, line by line, and whether all is well. */
export interface Told {
  readonly ok: boolean
  readonly lines: readonly string[]
}

type Environment = Readonly<Record<string, string | undefined>>

/** The work of `facialis keys rotate`. @throws StartupError with what to do */
export async function rotateKeys(environment: Environment): Promise<Told> {
  const config = readConfig(environment, false, process.cwd())
  const database = await openDatabase(config, () => null)
  try {
    const { from, to, keys, kept } = await rotateMasterKey(database.db, config, environment['FACIALIS_NEW_MASTER_KEY'])
    await recordForEveryCenter(askThrough(database.db), 'masterKeyRotated')
    const next =
      kept === null
        ? 'Start Facialis with the new key as FACIALIS_MASTER_KEY from now on.'
        : `The replaced key is kept in ${kept}: backups made under it need it. Remove it when there are none any more.`
    return { ok: true, lines: [`The master key ${from} was replaced by ${to}; ${String(keys)} keys were wrapped anew.`, next] }
  } finally {
    await database.close()
  }
}

/** The work of `facialis media check`: reads every photo and compares it with what was kept. @throws StartupError */
export async function checkAllMedia(environment: Environment): Promise<Told> {
  const config = readConfig(environment, false, process.cwd())
  const database = await openDatabase(config, () => null)
  try {
    const media = await openMedia(database.db, config)
    const { objects, faults } = await checkMedia({ db: database.db, ...media }, new Date(), () => false)
    const rows = await database.db.selectFrom('media_fault').select(['kind', 'blob']).orderBy('kind').orderBy('blob').execute()
    const { missing, truncated, altered, orphaned } = faults
    const broken = `${String(missing)} missing, ${String(truncated)} truncated, ${String(altered)} altered`
    const summary = `${String(objects)} objects read: ${broken}, ${String(orphaned)} orphaned.`
    return { ok: missing + truncated + altered === 0, lines: [...rows.map(({ kind, blob }) => `${kind}  ${blob}`), summary] }
  } finally {
    await database.close()
  }
}
