import type { Keep } from '../../../core/contract/backup.ts'

const DAY_MS = 86_400_000

const dayOf = (at: Date): string => at.toISOString().slice(0, 10)
const monthOf = (at: Date): string => at.toISOString().slice(0, 7)
/** Weeks begin on Monday (ISO 8601); the first of January 1970 was a Thursday. */
const weekOf = (at: Date): string => String(Math.floor((at.getTime() / DAY_MS + 3) / 7))

/**
 * The backups to keep: the newest of each of the last `daily` days, `weekly` weeks and `monthly` months that have one, all
 * in UTC; and always the newest of all. A period without a backup does not count, so that a center that was closed for a
 * month loses nothing by it.
 * @param backups when each was taken; those that were found faulty are not among them
 */
export function whichToKeep(backups: ReadonlyMap<string, Date>, { daily, weekly, monthly }: Keep): ReadonlySet<string> {
  const newestFirst = [...backups].sort(([, a], [, b]) => b.getTime() - a.getTime())
  const kept = new Set(newestFirst.slice(0, 1).map(([id]) => id))
  for (const [periodOf, count] of [[dayOf, daily], [weekOf, weekly], [monthOf, monthly]] as const) {
    const periods = new Set<string>()
    for (const [id, at] of newestFirst) {
      if (periods.has(periodOf(at))) continue
      if (periods.size === count) break
      periods.add(periodOf(at))
      kept.add(id)
    }
  }
  return kept
}
