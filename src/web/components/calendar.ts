import type { I18n } from '@lingui/core'

const DAY_MS = 86_400_000

const parts = (date: string): readonly [number, number, number] => {
  const [year = 1970, month = 1, day = 1] = date.slice(0, 10).split('-').map(Number)
  return [year, month, day]
}

/** Today in the zone of the person in front of the screen, `YYYY-MM-DD`. */
export function today(): string {
  const now = new Date()
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, '0')).join('-')
}

/** Formatters are slow to make and quick to use: lists print thousands of dates. */
const formatters = new Map<string, Intl.DateTimeFormat>()

function printed(locale: string, dateStyle: 'long' | 'medium', date: string): string {
  const key = `${locale} ${dateStyle}`
  const known = formatters.get(key)
  const format = known ?? new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, { dateStyle, timeZone: 'UTC' })
  if (!known) formatters.set(key, format)
  return format.format(new Date(`${date.slice(0, 10)}T00:00:00Z`))
}

/** "12 May 2026" in the language of the interface. */
export const longDate = (i18n: I18n, date: string): string => printed(i18n.locale, 'long', date)

/** "12 May 2026" with the month abbreviated. */
export const shortDate = (i18n: I18n, date: string): string => printed(i18n.locale, 'medium', date)

/** Whole days from one calendar date to another; negative when `to` is earlier. */
export const daysBetween = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS)

/** Completed months from one calendar date to a later one. */
export function monthsBetween(from: string, to: string): number {
  const [fromYear, fromMonth, fromDay] = parts(from)
  const [toYear, toMonth, toDay] = parts(to)
  return (toYear - fromYear) * 12 + toMonth - fromMonth - (toDay < fromDay ? 1 : 0)
}

/** Completed years. */
export const ageAt = (birthDate: string, date: string): number => Math.floor(monthsBetween(birthDate, date) / 12)

/** "6 months after onset", "3 weeks before onset"; in days below two weeks, in weeks below two months, in years from two years on. */
export function sinceOnset(i18n: I18n, onset: string, date: string): string {
  const days = daysBetween(onset, date)
  if (days < 0) return beforeOnset(i18n, -days, monthsBetween(date, onset))
  const months = monthsBetween(onset, date)
  if (days < 14) return i18n._('{count, plural, one {# day after onset} other {# days after onset}}', { count: days })
  if (months < 2) {
    const count = Math.floor(days / 7)
    return i18n._('{count, plural, one {# week after onset} other {# weeks after onset}}', { count })
  }
  if (months < 24) return i18n._('{count, plural, one {# month after onset} other {# months after onset}}', { count: months })
  const count = Math.floor(months / 12)
  return i18n._('{count, plural, one {# year after onset} other {# years after onset}}', { count })
}

function beforeOnset(i18n: I18n, days: number, months: number): string {
  if (days < 14) return i18n._('{count, plural, one {# day before onset} other {# days before onset}}', { count: days })
  if (months < 2) {
    const count = Math.floor(days / 7)
    return i18n._('{count, plural, one {# week before onset} other {# weeks before onset}}', { count })
  }
  if (months < 24) return i18n._('{count, plural, one {# month before onset} other {# months before onset}}', { count: months })
  const count = Math.floor(months / 12)
  return i18n._('{count, plural, one {# year before onset} other {# years before onset}}', { count })
}

/** "3 weeks ago", "today". */
export function timeAgo(i18n: I18n, date: string, now: string): string {
  const format = new Intl.RelativeTimeFormat(i18n.locale, { numeric: 'auto' })
  const days = daysBetween(date, now)
  const months = monthsBetween(date, now)
  if (days < 14) return format.format(-days, 'day')
  if (months < 2) return format.format(-Math.floor(days / 7), 'week')
  return months < 24 ? format.format(-months, 'month') : format.format(-Math.floor(months / 12), 'year')
}
