import type { I18n } from '@lingui/core'
import type { LeftOut } from '../../../core/exports/left-out.ts'
import { scopeName, stateName } from '../consent/consent-words.ts'

function thing(i18n: I18n, { what, count }: LeftOut): string {
  switch (what) {
    case 'assessment':
      return i18n._('{count, plural, one {# assessment} other {# assessments}}', { count })
    case 'photo':
      return i18n._('{count, plural, one {# photo with its numbers} other {# photos with their numbers}}', { count })
    case 'picture':
      return i18n._('{count, plural, one {# picture (its numbers leave)} other {# pictures (their numbers leave)}}', {
        count,
      })
    case 'identifier':
      return i18n._('name, birth date and record number')
    case 'date':
      return i18n._('calendar dates (months and years of age stand instead)')
    case 'free-text':
      return i18n._('{count, plural, one {# note or diagnosis} other {# notes and diagnoses}}', { count })
    case 'face-geometry':
      return i18n._('{count, plural, one {the points of # face} other {the points of # faces}}', { count })
  }
}

function reason(i18n: I18n, { why, scope, state }: LeftOut): string {
  switch (why) {
    case 'consent':
      return scope === null || state === null
        ? i18n._('no consent')
        : i18n._('{scope}: {state}', { scope: scopeName(i18n, scope), state: stateName(i18n, state) })
    case 'purpose':
      return i18n._('never leaves outside care')
    case 'not-chosen':
      return i18n._('not chosen')
    case 'not-asked-for':
      return i18n._('exported without pictures')
    case 'deleted':
      return i18n._('deleted')
    case 'unreadable':
      return i18n._('the stored picture cannot be read')
  }
}

/** "4 pictures (their numbers leave): Identifiable face: Declined". */
export const leftOutText = (i18n: I18n, line: LeftOut): string => `${thing(i18n, line)} — ${reason(i18n, line)}`
