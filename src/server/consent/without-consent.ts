import type { ConsentState } from '../../core/records/consent.ts'
import type { ConsentDecision } from '../../core/records/consent-decision.ts'
import type { ConsentScope } from '../../core/records/consent-scope.ts'
import { Problem } from '../routes/problem.ts'

const SCOPES: Readonly<Record<ConsentScope, string>> = {
  care: 'care',
  teaching: 'teaching',
  research: 'research',
  publication: 'publication',
  identifiableFace: 'an identifiable face',
}

const WHY: Readonly<Record<Exclude<ConsentState, 'granted'>, string>> = {
  declined: 'it was declined. It stays here.',
  withdrawn: 'it was withdrawn. It stays here.',
  'never-asked': 'nobody has asked yet. Ask, and record the answer in the tab “Consent”.',
  'renewal-due':
    'a guardian granted it and the person has come of age. Ask the person, and record the answer in the tab “Consent”.',
}

/** Why nothing leaves, and what to do; `field` is the scope. */
export function withoutConsent({ scope, state }: ConsentDecision): Problem {
  if (state === 'granted') throw new Error(`what ${scope} grants was refused for want of consent`)
  return new Problem('no-consent', `There is no consent to ${SCOPES[scope]}: ${WHY[state]}`, scope)
}
