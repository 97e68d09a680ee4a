import { z } from 'zod'
import {
  type ConsentGiver,
  type ConsentRecord,
  consentRecordSchema,
  type ConsentState,
  consentStateSchema,
  type PhotoRule,
  photoRuleSchema,
} from './consent.ts'
import { comesOfAge } from './consent-majority.ts'
import { CONSENT_SCOPES, type ConsentScope, consentScopeSchema } from './consent-scope.ts'

/**
 * What holds for a scope, and the record that says so: the person's, or the picture's own. Null where nobody was
 * asked.
 */
export const consentDecisionSchema = z.object({
  scope: consentScopeSchema,
  state: consentStateSchema,
  record: consentRecordSchema.nullable(),
  photoRule: photoRuleSchema.nullable(),
})

export type ConsentDecision = z.infer<typeof consentDecisionSchema>

/** Everything a decision depends on. Histories are in the order they were written down. */
export interface ConsentFacts {
  readonly history: readonly ConsentRecord[]
  readonly birthDate: string
  /** The calendar date of the decision. */
  readonly today: string
  /** The age of majority, in years. */
  readonly majority: number
}

interface Dated {
  readonly date: string
  readonly writtenAt: string
}

/**
 * A grant outlives a refusal only when it was both given no earlier and written down later: a withdrawal that arrives
 * by post closes what was granted meanwhile, and a grant found on an old sheet opens nothing that was closed since.
 */
const outlives = (grant: Dated, refusal: Dated): boolean =>
  grant.date >= refusal.date && grant.writtenAt > refusal.writtenAt

const isAdult = ({ birthDate, today, majority }: ConsentFacts): boolean => comesOfAge(birthDate, majority) <= today

/** For an adult a guardian's grant counts for care alone. */
const ends = (giver: ConsentGiver, scope: ConsentScope, facts: ConsentFacts): boolean =>
  giver.by === 'guardian' && scope !== 'care' && isAdult(facts)

const newest = <T extends Dated>(list: readonly T[]): T | undefined =>
  list.reduce<T | undefined>(
    (best, one) =>
      best === undefined || one.date > best.date || (one.date === best.date && one.writtenAt >= best.writtenAt)
        ? one
        : best,
    undefined,
  )

const answersTo = (history: readonly ConsentRecord[], scope: ConsentScope) =>
  history.filter((record) => record.kind === 'given').filter(({ answers }) => answers[scope] !== undefined)

const withdrawalsOf = (history: readonly ConsentRecord[], scope: ConsentScope) =>
  history.filter((record) => record.kind === 'withdrawn').filter(({ scopes }) => scopes.includes(scope))

function decidedByPerson(scope: ConsentScope, facts: ConsentFacts): ConsentDecision {
  const says = (state: ConsentState, record: ConsentRecord | null): ConsentDecision => ({
    scope,
    state,
    record,
    photoRule: null,
  })
  const answer = newest(answersTo(facts.history, scope))
  const withdrawal = newest(
    withdrawalsOf(facts.history, scope).filter((one) => answer === undefined || !outlives(answer, one)),
  )
  if (withdrawal !== undefined) return says('withdrawn', withdrawal)
  if (answer === undefined) return says('never-asked', null)
  if (answer.answers[scope] === 'declined') return says('declined', answer)
  return says(ends(answer.giver, scope, facts) ? 'renewal-due' : 'granted', answer)
}

/** The picture's own rule, when it has one that nothing of the person's has closed since. */
function decidedByPhoto(scope: ConsentScope, facts: ConsentFacts, rules: readonly PhotoRule[]): ConsentDecision | null {
  const says = (state: ConsentState, photoRule: PhotoRule): ConsentDecision => ({
    scope,
    state,
    record: null,
    photoRule,
  })
  const own = rules.filter((rule) => rule.scope === scope)
  const since = own.slice(own.findLastIndex(({ rule }) => rule === 'follows') + 1)
  const allowed = newest(since.filter((rule) => rule.rule === 'allowed'))
  const excluded = newest(
    since.filter(({ rule }) => rule === 'excluded').filter((one) => allowed === undefined || !outlives(allowed, one)),
  )
  if (excluded !== undefined) return says('declined', excluded)
  if (allowed === undefined) return null
  const refusals = [
    ...withdrawalsOf(facts.history, scope),
    ...answersTo(facts.history, scope).filter(({ answers }) => answers[scope] === 'declined'),
  ]
  if (refusals.some((refusal) => !outlives(allowed, refusal))) return null
  return says(ends(allowed.giver, scope, facts) ? 'renewal-due' : 'granted', allowed)
}

/**
 * Whether a person, or one picture of the person, is released for a scope.
 * @param photo the rules of the picture in the order they were written down; empty for the person as a whole.
 */
export function consentFor(
  scope: ConsentScope,
  facts: ConsentFacts,
  photo: readonly PhotoRule[] = [],
): ConsentDecision {
  const person = decidedByPerson(scope, facts)
  const own = decidedByPhoto(scope, facts, photo)
  // What a guardian once allowed of one picture does not stand against what the person, now of age, grants of all.
  return own === null || (own.state === 'renewal-due' && person.state === 'granted') ? person : own
}

/** What holds for a person in every scope. */
export const consentOf = (facts: ConsentFacts): readonly ConsentDecision[] =>
  CONSENT_SCOPES.map((scope) => consentFor(scope, facts))

/**
 * Whether an adult is to be asked again, because what stands was granted by a guardian: also where that is care alone.
 */
export const isRenewalDue = (facts: ConsentFacts): boolean =>
  isAdult(facts) &&
  consentOf(facts).some(
    ({ state, record }) =>
      state === 'renewal-due' || (state === 'granted' && record?.kind === 'given' && record.giver.by === 'guardian'),
  )
