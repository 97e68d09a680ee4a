import { Command, CommanderError } from 'commander'
import { auditExportCommand, type AuditExportFlags, auditVerifyCommand } from './commands/audit.ts'
import { backupCommand, backupListCommand, backupVerifyCommand } from './commands/backup.ts'
import { emotricsCommand } from './commands/emotrics.ts'
import { measureCommand, type MeasureFlags } from './commands/measure.ts'
import { restoreCommand } from './commands/restore.ts'
import { EMOTRICS_MANUAL, MANUAL, MEASURE_MANUAL } from './manual.ts'
import { tell } from './report/told.ts'
import { visible } from './report/visible.ts'
import { UsageError } from './usage-error.ts'
import type { Wiring } from './wiring.ts'

/**
 * Runs one command.
 * @param argv the arguments after the program's name
 * @returns the exit code; a failure that is the user's to mend has been said on standard error
 */
export async function main(argv: readonly string[], wiring: Wiring): Promise<number> {
  let exitCode = 0
  const program = new Command('facialis')
    .description('The software of a facial nerve center: measures how a face moves, on photos, in millimetres.')
    .version(wiring.version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this manual')
    .helpCommand(false)
    .showHelpAfterError('(facialis --help shows how it is used)')
    .addHelpText('after', MANUAL)
    .exitOverride()

  program
    .command('start')
    .description('serve the clinic on this machine and print its address')
    .option('--demo', 'open on a fictional center')
    .action((flags: { demo?: boolean }) => wiring.start(flags.demo === true ? ['--demo'] : []))

  program
    .command('measure')
    .description('measure the faces on photos')
    .argument('<file-or-folder...>', 'photos, or folders of photos')
    .option('--json', 'print one JSON object instead of tables')
    .option('--landmarks', 'with --json: add the 478 landmarks')
    .option('--cornea <mm>', 'the corneal diameter of this person, as measured, is the ruler')
    .option('--overlay <folder>', 'write each photo with its landmarks and measure lines')
    .option('--csv <file>', 'write one row per photo and measure')
    .addHelpText('after', MEASURE_MANUAL)
    .action(async (places: string[], flags: MeasureFlags) => {
      if (flags.landmarks === true && flags.json !== true) throw new UsageError('--landmarks adds to --json: give both')
      exitCode = await measureCommand(places, flags, wiring)
    })

  program
    .command('emotrics')
    .description('the ten measures of Emotrics from 68 landmarks')
    .argument('<file>', 'landmarks, as JSON or as the text file of that program')
    .option('--corrected', 'with the known defects of that program mended')
    .addHelpText('after', EMOTRICS_MANUAL)
    .action(async (file: string, flags: { corrected?: boolean }) => {
      exitCode = await emotricsCommand(file, flags.corrected === true)
    })

  const audit = program.command('audit').description('the record of who saw or changed what').helpCommand(false)
  audit
    .command('verify')
    .description('verify that no entry was changed, removed or cut off; exit code 1 when one was')
    .option('--json', 'print one JSON object')
    .action(async (flags: { json?: boolean }) => {
      exitCode = await auditVerifyCommand(flags.json === true, wiring)
    })
  audit
    .command('export')
    .description('write entries into a new file, which is itself written down')
    .argument('<file>', 'a file that does not exist yet')
    .option('--from <date>', 'from this day on, such as 2026-11-01')
    .option('--to <date>', 'up to this day, which is included')
    .option('--center <id>', 'of this center only')
    .option('--format <format>', 'jsonl or csv; otherwise what the name of the file says')
    .action(async (file: string, flags: AuditExportFlags) => {
      exitCode = await auditExportCommand(file, flags, wiring)
    })

  program
    .command('keys')
    .description('the keys of the photos')
    .command('rotate')
    .description('replace the master key; no photo is written again (Facialis must not be running)')
    .action(async () => {
      exitCode = await tell(wiring.rotateKeys())
    })

  program
    .command('accounts')
    .description('the accounts')
    .command('reset-owner')
    .description('a link for a new password, without the second factor, for the last owner (Facialis must not be running)')
    .option('--email <address>', 'which owner, when there are several')
    .action(async ({ email }: { email?: string }) => {
      exitCode = await tell(wiring.resetOwner(email ?? null))
    })

  program
    .command('media')
    .description('the stored photos')
    .command('check')
    .description('read every photo and compare it with what was kept (Facialis must not be running)')
    .action(async () => {
      exitCode = await tell(wiring.checkMedia())
    })

  const backup = program.command('backup').description('backups of everything, while Facialis runs').helpCommand(false)
  backup
    .command('create', { isDefault: true })
    .description('make one now, and read it again')
    .option('--to <folder>', 'into this folder or bucket rather than FACIALIS_BACKUP_FOLDER')
    .action(async ({ to }: { to?: string }) => {
      exitCode = await backupCommand(to, wiring)
    })
  backup
    .command('verify')
    .description('read all of one and prove every part; exit code 2 when something is wrong')
    .argument('[backup]', 'its name or its folder; otherwise the newest')
    .option('--key <file>', 'the backup key')
    .action(async (name: string | undefined, { key }: { key?: string }) => {
      exitCode = await backupVerifyCommand(name, key, wiring)
    })
  backup
    .command('list')
    .description('the backups in a folder')
    .argument('[folder]', 'otherwise FACIALIS_BACKUP_FOLDER')
    .action(async (folder?: string) => {
      exitCode = await backupListCommand(folder, wiring)
    })

  program
    .command('restore')
    .description('fill an empty installation from a backup')
    .argument('<backup>', 'its name, its folder, or the folder of all, of which it takes the newest')
    .option('--key <file>', 'the backup key')
    .action(async (name: string, { key }: { key?: string }) => {
      exitCode = await restoreCommand(name, key, wiring)
    })

  program
    .command('help')
    .description('print this manual, or that of a command')
    .argument('[command]')
    .action((name?: string) => {
      const command = name === undefined ? program : program.commands.find((each) => each.name() === name)
      if (command === undefined) throw new UsageError(`there is no command ${name}: facialis --help lists them`)
      command.outputHelp()
    })

  try {
    if (argv.length === 0) program.outputHelp()
    else await program.parseAsync(argv, { from: 'user' })
    return exitCode
  } catch (failure) {
    // Commander has said itself what is mistyped; help and version end this way too, with code 0.
    if (failure instanceof CommanderError) return failure.exitCode
    if (!(failure instanceof UsageError)) throw failure
    process.stderr.write(`facialis: ${visible(failure.message)}\n`)
    return 1
  }
}
