import type { I18n } from '@lingui/core'
import { shortDate, sinceOnset } from '../../../components/calendar.ts'
import classes from '../table/table.module.css'

/** When a session was, as it is written above its photo and its numbers. */
export interface SessionDate {
  readonly date: string
  /** "6 months after onset"; empty when nobody knows the onset. */
  readonly since: string
}

export const sessionDate = (i18n: I18n, date: string, onset: string | null): SessionDate => ({
  date: shortDate(i18n, date),
  since: onset ? sinceOnset(i18n, onset, date) : '',
})

/** "17 Nov 2026 · 6 months after onset" */
export const sessionLabel = ({ date, since }: SessionDate): string => (since ? `${date} · ${since}` : date)

/** The date over a column, with the time since onset below it. */
export function DateHead({ date, since }: SessionDate) {
  return (
    <>
      {date}
      {since ? <span className={classes['note']}>{since}</span> : null}
    </>
  )
}
