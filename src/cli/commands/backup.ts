import type { BackupMade, BackupReport } from '../../core/contract/backup.ts'
import { bytesText } from '../report/bytes-text.ts'
import { print } from '../report/print.ts'
import { showStages } from '../report/stages.ts'
import { visible } from '../report/visible.ts'
import type { Wiring } from '../wiring.ts'

/** Makes a backup and reads it again. @returns the exit code: 0 when it is good, 2 when something is wrong with it */
export async function backupCommand(to: string | undefined, { createBackup }: Wiring): Promise<0 | 2> {
  const stages = showStages()
  const made = await createBackup(to ?? null, stages.report).finally(() => stages.stop())
  await print(`${reportText(made)}${keyText(made)}`)
  return made.findings.length === 0 ? 0 : 2
}

/** Reads a backup whole. @returns the exit code: 0 when it is good, 2 when something is wrong with it */
export async function backupVerifyCommand(
  backup: string | undefined,
  key: string | undefined,
  { verifyBackup }: Wiring,
): Promise<0 | 2> {
  const stages = showStages()
  const report = await verifyBackup(backup ?? null, key ?? null, stages.report).finally(() => stages.stop())
  await print(reportText(report))
  return report.findings.length === 0 ? 0 : 2
}

/** Lists what lies in a folder of backups, oldest first. */
export async function backupListCommand(folder: string | undefined, { listBackups }: Wiring): Promise<0> {
  const { folder: place, backups } = await listBackups(folder ?? null)
  const lines = backups.map(({ id, takenAt, finished }) => `${id}  ${takenAt}${finished ? '' : '  cut off: it cannot be restored'}`)
  await print(`${[visible(place), ...(lines.length === 0 ? ['no backups'] : lines)].join('\n')}\n`)
  return 0
}

/** What is in a backup, and what is wrong with it: one line each. */
export function reportText(report: BackupReport): string {
  const { id, takenAt, facialis, tables, rows, objects, bytes, opened, masterKey, lost, findings } = report
  const photos = opened === null ? 'the master key is not at hand, so no photo was opened' : `${count(opened, 'photo')} opened`
  const where = masterKey.held
    ? 'is in the backup: the backup key restores everything'
    : 'is NOT in the backup: to restore, give it with FACIALIS_MASTER_KEY or FACIALIS_MASTER_KEY_FILE'
  const lines = [
    `Backup ${id} of ${takenAt}, by Facialis ${facialis}`,
    `  ${count(rows, 'row')} in ${count(tables, 'table')}, ${count(objects, 'photo')}, ${bytesText(bytes)}; ${photos}`,
    `  the master key ${masterKey.fingerprint} ${where}`,
    ...lost.map((photo) => `  the photo ${photo} was missing or damaged in the center before this backup: facialis media check`),
    ...findings.map(({ message }) => `  ${visible(message)}`),
  ]
  lines.push(findings.length === 0 ? 'The backup is good.' : `THE BACKUP IS NOT GOOD: ${count(findings.length, 'part')} of it wrong.`)
  return `${lines.join('\n')}\n`
}

function keyText({ keyFile, keyMade, folder }: BackupMade): string {
  const written = `It lies in ${visible(folder)}.\n`
  if (keyFile === null) return `${written}Its key is the one of FACIALIS_BACKUP_KEY: keep it, without it nothing can be restored.\n`
  const made = keyMade ? 'was made just now' : 'is needed to restore it'
  return `${written}The key ${visible(keyFile)} ${made}: keep a copy away from this machine, without it nothing can be restored.\n`
}

export const count = (number: number, what: string): string => `${number.toLocaleString('en')} ${what}${number === 1 ? '' : 's'}`
