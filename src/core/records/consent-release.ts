import type { PhotoRule } from './consent.ts'
import { type ConsentDecision, consentFor, type ConsentFacts } from './consent-decision.ts'
import type { Purpose } from './consent-scope.ts'

/**
 * What of one photo may leave for a purpose: the picture, its numbers alone, or nothing; `because` is the decision that
 * releases or withholds it.
 */
export interface PhotoRelease {
  readonly what: 'picture' | 'numbers' | 'nothing'
  readonly because: ConsentDecision
}

/** Every photo shows a face: outside care it is released as a picture only where the face may be recognised. */
export function releaseOfPhoto(purpose: Purpose, facts: ConsentFacts, rules: readonly PhotoRule[]): PhotoRelease {
  const because = consentFor(purpose, facts, rules)
  if (because.state !== 'granted') return { what: 'nothing', because }
  if (purpose === 'care') return { what: 'picture', because }
  const face = consentFor('identifiableFace', facts, rules)
  return face.state === 'granted' ? { what: 'picture', because } : { what: 'numbers', because: face }
}
