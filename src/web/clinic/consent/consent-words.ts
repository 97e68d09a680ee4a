import type { I18n } from '@lingui/core'
import type { ConsentGiver, ConsentState } from '../../../core/records/consent.ts'
import type { ConsentDecision } from '../../../core/records/consent-decision.ts'
import type { ConsentScope, Purpose } from '../../../core/records/consent-scope.ts'
import { longDate } from '../../components/calendar.ts'

/** What a scope is called. */
export const scopeName = (i18n: I18n, scope: ConsentScope): string =>
  ({
    care: i18n._('Care'),
    teaching: i18n._('Teaching'),
    research: i18n._('Research'),
    publication: i18n._('Publication'),
    identifiableFace: i18n._('Identifiable face'),
  })[scope]

/** What granting a scope allows. */
export const scopeMeaning = (i18n: I18n, scope: ConsentScope): string =>
  ({
    care: i18n._('Used for this person’s treatment, and passed on to those who treat with you.'),
    teaching: i18n._('Leaves without a name for people who learn the profession.'),
    research: i18n._('Leaves without a name for researchers.'),
    publication: i18n._('Leaves without a name for journals, books and talks.'),
    identifiableFace: i18n._(
      'The face may be seen for the uses that are granted. Without it, numbers leave and no face.',
    ),
  })[scope]

export const purposeName = (i18n: I18n, purpose: Purpose): string => scopeName(i18n, purpose)

export const stateName = (i18n: I18n, state: ConsentState): string =>
  ({
    granted: i18n._('Granted'),
    declined: i18n._('Declined'),
    withdrawn: i18n._('Withdrawn'),
    'never-asked': i18n._('Not asked'),
    'renewal-due': i18n._('To be renewed'),
  })[state]

/** "the patient", "Mara Mother (mother)". */
export const giverName = (i18n: I18n, giver: ConsentGiver): string =>
  giver.by === 'patient'
    ? i18n._('the patient')
    : i18n._('{name} ({relation})', { name: giver.name, relation: giver.relation })

/** Which record a decision rests on: "12 May 2026, by the patient, form version 2". */
export function decisionSource(i18n: I18n, { state, record, photoRule }: ConsentDecision): string {
  if (photoRule !== null) return i18n._('{date}, for this picture', { date: longDate(i18n, photoRule.date) })
  if (record === null) return i18n._('No record says anything about it.')
  const by = giverName(i18n, record.giver)
  const date = longDate(i18n, record.date)
  if (record.kind === 'withdrawn') return i18n._('{date}, by {by}', { date, by })
  const source = i18n._('{date}, by {by}, form version {version}', { date, by, version: record.formVersion })
  return state === 'renewal-due' ? i18n._('{source}. The person has come of age: ask again.', { source }) : source
}
