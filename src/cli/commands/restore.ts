import { print } from '../report/print.ts'
import { showStages } from '../report/stages.ts'
import { visible } from '../report/visible.ts'
import type { Wiring } from '../wiring.ts'
import { count } from './backup.ts'

/** Fills an empty installation. @returns the exit code: 0, or 2 when the audit that came out is not intact */
export async function restoreCommand(backup: string, key: string | undefined, { restoreBackup }: Wiring): Promise<0 | 2> {
  const stages = showStages()
  const { id, takenAt, data, rows, objects, lost, masterKey, auditIntact, auditCut } = await restoreBackup(
    backup,
    key ?? null,
    stages.report,
  ).finally(() => stages.stop())
  const lines = [
    `The backup ${id} of ${takenAt} is restored into ${visible(data)}: ${count(rows, 'row')} and ${count(objects, 'photo')}, all proved.`,
    auditIntact ? 'The audit is intact up to the backup.' : 'THE AUDIT IS NOT INTACT: facialis audit verify says where.',
  ]
  if (auditCut) lines.push('The file of anchors knows later entries: those are lost with what came after the backup. Note it down.')
  if (lost.length > 0) lines.push(`${count(lost.length, 'photo')} had been lost before the backup: facialis media check names them.`)
  lines.push(
    'What to do next:',
    '  1. Start it: facialis start, with the same FACIALIS_DATA',
    '  2. Sign in and open a patient of the last day before the backup, with a photo',
    `  3. What was entered after ${takenAt} is not in it: enter it again, from paper or from memory`,
    '  4. Look at every account: who was closed after the backup is open again, with the role and password of then',
    '  5. Sessions and invitations have ended: everybody signs in anew, and who was invited needs a new link',
    '  6. Make the first backup: facialis backup',
  )
  if (!masterKey.held) lines.push('Keep starting it with the same FACIALIS_MASTER_KEY or FACIALIS_MASTER_KEY_FILE.')
  await print(`${lines.join('\n')}\n`)
  return auditIntact ? 0 : 2
}
