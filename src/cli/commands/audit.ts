import { NO_CENTER, type ChainFault, type ChainVerdict, type NamedVerdict } from '../../core/contract/audit.ts'
import { print } from '../report/print.ts'
import { visible } from '../report/visible.ts'
import { UsageError } from '../usage-error.ts'
import type { Wiring } from '../wiring.ts'

export interface AuditExportFlags {
  readonly from?: string
  readonly to?: string
  readonly center?: string
  readonly format?: string
}

/** Verifies every chain and prints a verdict for each. @returns the exit code: 0 when all is intact, 1 when it is not */
export async function auditVerifyCommand(asJson: boolean, { verifyAudit }: Wiring): Promise<0 | 1> {
  const verdict = await verifyAudit()
  await print(asJson ? `${JSON.stringify(verdict, null, 2)}\n` : verdictText(verdict))
  return verdict.intact ? 0 : 1
}

/** Writes entries into a new file. @throws UsageError naming what is mistyped */
export async function auditExportCommand(file: string, flags: AuditExportFlags, { exportAudit }: Wiring): Promise<0> {
  const { center, format = /\.csv$/i.test(file) ? 'csv' : 'jsonl' } = flags
  if (format !== 'jsonl' && format !== 'csv') throw new UsageError(`--format ${format} is not known: it is jsonl or csv`)
  if (center !== undefined && !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(center)) {
    throw new UsageError(`--center ${center} is no id of a center: facialis audit verify lists them`)
  }
  const [from, to] = [dayOf('--from', flags.from, 0), dayOf('--to', flags.to, 1)]
  const count = await exportAudit({ file, format, from, to, center: center?.toLowerCase() ?? null })
  await print(`${entriesText(count)} in ${visible(file)}\n`)
  return 0
}

/** Midnight, on this machine's clock, at which a day begins, or the one after it. */
function dayOf(flag: string, given: string | undefined, after: 0 | 1): Date | null {
  if (given === undefined) return null
  const [year = 0, month = 0, day = 0] = given.split('-').map(Number)
  const date = new Date(year, month - 1, day + after)
  const said = new Date(year, month - 1, day)
  if (!/^\d{4}-\d\d-\d\d$/.test(given) || said.getMonth() !== month - 1 || said.getDate() !== day) {
    throw new UsageError(`${flag} ${given} is no date such as 2026-11-30`)
  }
  return date
}

const entriesText = (count: number): string => `${String(count)} ${count === 1 ? 'entry' : 'entries'}`

/** One paragraph a chain, then what holds for all. */
export function verdictText({ chains, anchors, intact, names }: NamedVerdict): string {
  const parts = chains.map((chain) => chainText(chain, names[chain.center] ?? null))
  if (!anchors.found) parts.push('There is no file of anchors (FACIALIS_AUDIT_ANCHOR): a log that was cut short would not show.\n')
  if (anchors.unreadable > 0) parts.push(`${String(anchors.unreadable)} lines of the file of anchors cannot be read.\n`)
  if (chains.length === 0) parts.push('The audit has no entries yet.\n')
  parts.push(intact ? 'The audit is intact.\n' : 'THE AUDIT IS NOT INTACT.\n')
  return parts.join('\n')
}

function chainText(chain: ChainVerdict, name: string | null): string {
  const { center, entries, firstAt, lastAt, anchoredTo, faults, faultCount, timeGoesBackAt } = chain
  const title = center === NO_CENTER ? 'No center' : `${visible(name ?? 'Unknown center')} (${center})`
  const span = firstAt === null || lastAt === null ? '' : `, ${firstAt} to ${lastAt}`
  const anchored = anchoredTo === null ? 'no entry is anchored' : `anchored up to entry ${String(anchoredTo)}`
  const lines = [title, `  ${entriesText(entries)}${span}`]
  if (faultCount === 0) lines.push(`  intact; ${anchored}`)
  if (timeGoesBackAt !== null) {
    lines.push(`  at entry ${String(timeGoesBackAt)} the time goes back: the clock of the database was set back before it`)
  }
  for (const fault of faults) lines.push(`  ${faultText(fault)}`)
  if (faultCount > faults.length) lines.push(`  and ${String(faultCount - faults.length)} more`)
  return `${lines.join('\n')}\n`
}

function faultText(fault: ChainFault): string {
  const at = String(fault.seq)
  const range = (from: number) => (from === fault.seq ? `entry ${at} is` : `entries ${String(from)} to ${at} are`)
  switch (fault.kind) {
    case 'edited':
      return `entry ${at} was edited`
    case 'missing':
      return `${range(fault.from)} missing`
    case 'unlinked':
      return `entry ${at} does not follow the one before it: an entry was inserted, deleted or moved here`
    case 'cut':
      return `${range(fault.from)} cut off from the end; entry ${at} was there at ${fault.anchoredAt}`
    case 'rewritten':
      return `entry ${at} is not the one that stood there at ${fault.anchoredAt}: the log was rewritten`
  }
}
