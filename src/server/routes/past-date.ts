import { Problem } from './problem.ts'

/** The zone farthest ahead of UTC, where a day begins first. */
const FARTHEST_AHEAD_HOURS = 14

/** The latest calendar date that is today somewhere: a server does not know the zone of who asks. */
export const latestToday = (): string => new Date(Date.now() + FARTHEST_AHEAD_HOURS * 3_600_000).toISOString().slice(0, 10)

/**
 * @param what the date's name at the beginning of a sentence.
 * @throws Problem `invalid` for a date that has come nowhere yet, or that lies before the birth.
 */
export function requirePast(what: string, field: string, date: string, birthDate?: string): void {
  if (date > latestToday()) throw new Problem('invalid', `${what} ${date} is in the future.`, field)
  if (birthDate !== undefined && date < birthDate) {
    throw new Problem('invalid', `${what} ${date} is before the birth on ${birthDate}.`, field)
  }
}
