import type { I18n } from '@lingui/core'
import type { BackupFailure, BackupRun } from '../../../core/contract/backup.ts'

const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const

/** A size as the person's language writes it, to three figures. */
export function sizeText(i18n: I18n, bytes: number): string {
  const power = Math.min(UNITS.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3))
  return i18n.number(bytes / 1000 ** power, { style: 'unit', unit: UNITS[power] ?? 'byte', maximumSignificantDigits: 3 })
}

/** What became of a backup, in two or three words. */
export function outcomeText(i18n: I18n, { outcome }: BackupRun): string {
  switch (outcome) {
    case 'waiting':
      return i18n._('About to begin')
    case 'running':
      return i18n._('Under way')
    case 'good':
      return i18n._('Good, checked')
    case 'faulty':
      return i18n._('Damaged')
    case 'failed':
      return i18n._('Not made')
    case 'interrupted':
      return i18n._('Cut off')
  }
}

/** Why, and what to do about it; null when there is nothing to say. */
export function whyText(i18n: I18n, { outcome, failure, faults, lost }: BackupRun): string | null {
  if (outcome === 'interrupted') return i18n._('Facialis stopped meanwhile. Nothing of it counts.')
  if (outcome === 'faulty') {
    return i18n._(
      '{count, plural, one {One part was not what was written} other {# parts were not what was written}} when it was read again. The disk of the backups may be failing.',
      { count: faults ?? 0 },
    )
  }
  if (failure !== null) return failureText(i18n, failure)
  if (lost === null || lost === 0) return null
  return i18n._(
    '{count, plural, one {One photo was missing or damaged in the center, so there is no copy of it.} other {# photos were missing or damaged in the center, so there is no copy of them.}}',
    { count: lost },
  )
}

function failureText(i18n: I18n, failure: BackupFailure): string {
  switch (failure) {
    case 'folder':
      return i18n._('The folder of the backups cannot be used. Is its disk connected?')
    case 'storage-full':
      return i18n._('The disk of the backups is full.')
    case 'database':
      return i18n._('The database did not answer.')
    case 'key':
      return i18n._('The backup key or the master key is not as it must be. Whoever runs the server finds more in the log.')
    case 'busy':
      return i18n._('Another backup was under way.')
    case 'defect':
      return i18n._('Something went wrong in Facialis. Whoever runs the server finds more in the log.')
  }
}

/** How far it has come. */
export function progressText(i18n: I18n, { progress }: BackupRun): string {
  if (progress === null) return i18n._('Waiting for its turn')
  const { stage, done, total } = progress
  switch (stage) {
    case 'rows':
      return i18n._('Records: {done} of {total} tables', { done, total })
    case 'objects':
      return i18n._('Photos: {done} of {total}', { done, total })
    case 'checking':
      return i18n._('Reading it again: {done} of {total}', { done, total })
  }
}
