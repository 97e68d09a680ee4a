import type { I18n } from '@lingui/core'

/** A moment as the person's language writes it, to the minute. */
export const momentText = (i18n: I18n, iso: string): string => i18n.date(iso, { dateStyle: 'medium', timeStyle: 'short' })
