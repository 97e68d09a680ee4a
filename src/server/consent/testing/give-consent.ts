import type { ConsentForms, PersonConsent } from '../../../core/contract/consent.ts'
import type { ConsentGiver } from '../../../core/records/consent.ts'
import type { ConsentScope } from '../../../core/records/consent-scope.ts'
import { CONSENT_TEMPLATE } from '../../../core/records/consent-template.ts'
import type { TestClinic } from '../../testing/clinic.ts'

type Answers = Partial<Record<ConsentScope, 'granted' | 'declined'>>
export type Asking = Pick<TestClinic, 'ask'>

const FORMS = '/consent-forms'

/** The newest version of the center's consent form, written from the template when there is none. */
export async function consentForm(clinic: Asking): Promise<string> {
  const { forms } = await clinic.ask<ConsentForms>('GET', FORMS)
  const there = forms[0] ?? (await clinic.ask<ConsentForms>('POST', FORMS, { texts: CONSENT_TEMPLATE })).forms[0]
  return there?.id ?? ''
}

/** Writes down a consent that was signed on paper; to care unless said otherwise. */
export async function giveConsent(
  clinic: Asking,
  patient: string,
  answers: Answers = { care: 'granted' },
  { giver = { by: 'patient' }, date = '2026-02-01' }: { giver?: ConsentGiver; date?: string } = {},
): Promise<PersonConsent & { status: number }> {
  const formId = await consentForm(clinic)
  const means = { way: 'paper', witness: 'Wanda Witness' }
  return clinic.ask('POST', `/patients/${patient}/consents`, { formId, answers, giver, means, date })
}

export const withdrawConsent = (
  clinic: Asking,
  patient: string,
  scopes: readonly ConsentScope[],
  date = '2026-02-02',
): Promise<PersonConsent & { status: number }> =>
  clinic.ask('POST', `/patients/${patient}/consent-withdrawals`, {
    scopes,
    giver: { by: 'patient' },
    reason: 'asked to',
    date,
  })
