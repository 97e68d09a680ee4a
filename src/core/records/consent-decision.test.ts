import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ConsentGiver, ConsentRecord, PhotoRule } from './consent.ts'
import { consentFor, type ConsentFacts, consentOf, isRenewalDue } from './consent-decision.ts'
import { comesOfAge } from './consent-majority.ts'
import { releaseOfPhoto } from './consent-release.ts'
import { CONSENT_SCOPES, type ConsentScope } from './consent-scope.ts'

const ID = '00000000-0000-4000-8000-000000000000'
const PATIENT: ConsentGiver = { by: 'patient' }
const MOTHER: ConsentGiver = { by: 'guardian', name: 'Mother', relation: 'mother' }
const means = { way: 'paper', witness: 'Witness' } as const

/** The n-th thing written down. */
const written = (n: number) => ({
  id: ID,
  writtenBy: 'Writer',
  writtenAt: new Date(Date.UTC(2026, 0, 1, 0, n)).toISOString(),
})

const given = (
  n: number,
  date: string,
  answers: Partial<Record<ConsentScope, 'granted' | 'declined'>>,
  giver: ConsentGiver = PATIENT,
): ConsentRecord => ({
  kind: 'given',
  formId: ID,
  formVersion: 1,
  answers,
  giver,
  means,
  date,
  ...written(n),
})
const withdrawn = (n: number, date: string, scopes: ConsentScope[]): ConsentRecord => ({
  kind: 'withdrawn',
  scopes,
  giver: PATIENT,
  reason: 'asked to',
  date,
  ...written(n),
})
const excluded = (n: number, date: string, scope: ConsentScope): PhotoRule => ({
  rule: 'excluded',
  scope,
  date,
  reason: 'asked to',
  ...written(n),
})
const allowed = (n: number, date: string, scope: ConsentScope, giver: ConsentGiver = PATIENT): PhotoRule => ({
  rule: 'allowed',
  scope,
  date,
  giver,
  means,
  ...written(n),
})
const follows = (n: number, date: string, scope: ConsentScope): PhotoRule => ({
  rule: 'follows',
  scope,
  date,
  reason: 'as before',
  ...written(n),
})

const facts = (history: ConsentRecord[], birthDate = '1980-05-12', today = '2026-06-01'): ConsentFacts => ({
  history,
  birthDate,
  today,
  majority: 18,
})
const research = (history: ConsentRecord[], photo: PhotoRule[] = [], birthDate?: string, today?: string) =>
  consentFor('research', facts(history, birthDate, today), photo).state

test('nobody asked is neither yes nor no', () => {
  expect(consentOf(facts([])).map(({ state }) => state)).toEqual(Array(5).fill('never-asked'))
  expect(research([given(1, '2026-01-01', { care: 'granted' })])).toBe('never-asked')
})

test('each scope stands as it was answered last, and the answer is the record that says so', () => {
  const first = given(1, '2026-01-01', { research: 'declined', teaching: 'granted' })
  const second = given(2, '2026-02-01', { research: 'granted' })
  expect(consentFor('research', facts([first, second]))).toEqual({
    scope: 'research',
    state: 'granted',
    record: second,
    photoRule: null,
  })
  expect(consentFor('teaching', facts([first, second])).record).toBe(first)
  expect(research([second, { ...first, ...written(3) }])).toBe('granted') // the older sheet, written down later
})

test.each([
  [
    'after the grant',
    [given(1, '2026-01-01', { research: 'granted' }), withdrawn(2, '2026-02-01', ['research'])],
    'withdrawn',
  ],
  [
    'written down before an older sheet is found',
    [withdrawn(1, '2026-02-01', ['research']), given(2, '2026-01-01', { research: 'granted' })],
    'withdrawn',
  ],
  [
    'by a letter that arrives after a new grant',
    [given(1, '2026-02-01', { research: 'granted' }), withdrawn(2, '2026-01-01', ['research'])],
    'withdrawn',
  ],
  [
    'and granted anew the same day',
    [withdrawn(1, '2026-02-01', ['research']), given(2, '2026-02-01', { research: 'granted' })],
    'granted',
  ],
  [
    'of another scope',
    [given(1, '2026-01-01', { research: 'granted' }), withdrawn(2, '2026-02-01', ['teaching'])],
    'granted',
  ],
  [
    'and then declined',
    [withdrawn(1, '2026-02-01', ['research']), given(2, '2026-03-01', { research: 'declined' })],
    'declined',
  ],
] as const)('withdrawn %s', (_, history, state) => expect(research([...history])).toBe(state))

// Born 12 May 2008: of age on 12 May 2026.
test.each([
  ['the day before the birthday', '2026-05-11', 'granted', false],
  ['on the birthday', '2026-05-12', 'renewal-due', true],
])('what a guardian granted, %s', (_, today, state, due) => {
  const history = [given(1, '2020-01-01', { research: 'granted', care: 'granted' }, MOTHER)]
  expect(research(history, [], '2008-05-12', today)).toBe(state)
  expect(consentFor('care', facts(history, '2008-05-12', today)).state).toBe('granted')
  expect(isRenewalDue(facts(history, '2008-05-12', today))).toBe(due)
})

test('the person, now of age, renews it; care alone is renewed as well', () => {
  const child = given(1, '2020-01-01', { care: 'granted' }, MOTHER)
  expect(isRenewalDue(facts([child], '2008-05-12'))).toBe(true)
  expect(isRenewalDue(facts([child, given(2, '2026-05-20', { care: 'granted' })], '2008-05-12'))).toBe(false)
})

test('who is born on 29 February comes of age on 1 March of a common year', () => {
  expect(comesOfAge('2008-02-29', 18)).toBe('2026-03-01')
  expect(comesOfAge('2008-02-29', 20)).toBe('2028-02-29')
})

const yes = given(1, '2026-01-01', { research: 'granted' })
const no = given(1, '2026-01-01', { research: 'declined' })
test.each([
  ['excluded from what the person grants', [yes], [excluded(2, '2026-02-01', 'research')], 'declined'],
  ['allowed although the person declined', [no], [allowed(2, '2026-02-01', 'research')], 'granted'],
  ['allowed in another scope', [no], [allowed(2, '2026-02-01', 'teaching')], 'declined'],
  [
    'allowed before the person declined everything',
    [given(3, '2026-03-01', { research: 'declined' })],
    [allowed(2, '2026-02-01', 'research')],
    'declined',
  ],
  [
    'allowed before the person withdrew',
    [yes, withdrawn(3, '2026-03-01', ['research'])],
    [allowed(2, '2026-02-01', 'research')],
    'withdrawn',
  ],
  [
    'allowed, then excluded',
    [no],
    [allowed(2, '2026-02-01', 'research'), excluded(3, '2026-02-02', 'research')],
    'declined',
  ],
  [
    'excluded, then again as the person says',
    [yes],
    [excluded(2, '2026-02-01', 'research'), follows(3, '2026-02-02', 'research')],
    'granted',
  ],
] as const)('a picture %s', (_, history, photo, state) => expect(research([...history], [...photo])).toBe(state))

test('a picture a guardian allowed waits for the person who came of age, unless the person grants all', () => {
  const rules = [allowed(1, '2020-01-01', 'research', MOTHER)]
  expect(research([], rules, '2008-05-12')).toBe('renewal-due')
  expect(research([given(2, '2026-05-20', { research: 'granted' })], rules, '2008-05-12')).toBe('granted')
})

test('without an identifiable face only the numbers of a photo leave; care needs none', () => {
  const person = facts([given(1, '2026-01-01', { care: 'granted', research: 'granted', identifiableFace: 'declined' })])
  expect(releaseOfPhoto('research', person, []).what).toBe('numbers')
  expect(releaseOfPhoto('research', person, [allowed(2, '2026-02-01', 'identifiableFace')]).what).toBe('picture')
  expect(releaseOfPhoto('care', person, []).what).toBe('picture')
  expect(releaseOfPhoto('teaching', person, [])).toMatchObject({ what: 'nothing', because: { state: 'never-asked' } })
})

// ---- whatever the histories hold

const day = fc
  .integer({ min: 0, max: 40 * 365 })
  .map((n) => new Date(Date.UTC(1990, 0, 1 + n)).toISOString().slice(0, 10))
const scope = fc.constantFrom(...CONSENT_SCOPES)
const giver = fc.constantFrom(PATIENT, MOTHER)
const answers = fc.dictionary(scope, fc.constantFrom('granted' as const, 'declined' as const), { minKeys: 1 })
const step = fc.oneof(
  fc.record({ as: fc.constant('given' as const), date: day, answers, giver }),
  fc.record({ as: fc.constant('withdrawn' as const), date: day, scopes: fc.uniqueArray(scope, { minLength: 1 }) }),
  fc.record({ as: fc.constantFrom('excluded' as const, 'follows' as const), date: day, scope }),
  fc.record({ as: fc.constant('allowed' as const), date: day, scope, giver }),
)
const situation = fc
  .record({
    steps: fc.array(step, { maxLength: 8 }),
    birthDate: day,
    today: day,
    majority: fc.integer({ min: 14, max: 25 }),
  })
  .map(({ steps, ...rest }) => {
    const history: ConsentRecord[] = []
    const photo: PhotoRule[] = []
    steps.forEach((one, n) => {
      if (one.as === 'given') history.push(given(n, one.date, one.answers, one.giver))
      if (one.as === 'withdrawn') history.push(withdrawn(n, one.date, one.scopes))
      if (one.as === 'excluded') photo.push(excluded(n, one.date, one.scope))
      if (one.as === 'follows') photo.push(follows(n, one.date, one.scope))
      if (one.as === 'allowed') photo.push(allowed(n, one.date, one.scope, one.giver))
    })
    return { facts: { history, ...rest }, photo }
  })

test('no scope is ever granted without a record that grants it, by somebody who still may', () => {
  fc.assert(
    fc.property(situation, scope, (at, asked) => {
      const { state, record, photoRule } = consentFor(asked, at.facts, at.photo)
      if (state === 'never-asked') return record === null && photoRule === null
      if (state !== 'granted') return record !== null || photoRule !== null
      const grant = photoRule ?? record
      const says = record?.kind === 'given' ? record.answers[asked] === 'granted' : photoRule?.rule === 'allowed'
      const by = grant !== null && 'giver' in grant ? grant.giver.by : null
      const adult = comesOfAge(at.facts.birthDate, at.facts.majority) <= at.facts.today
      return says && by !== null && !(by === 'guardian' && adult && asked !== 'care')
    }),
    { numRuns: 2000 },
  )
})

test('a withdrawal closes whatever was granted or written down before it, of the person and of every picture', () => {
  fc.assert(
    fc.property(situation, scope, (at, asked) => {
      const last = withdrawn(100, '2040-01-01', [asked])
      const after = { ...at.facts, history: [...at.facts.history, last] }
      return consentFor(asked, after, at.photo).state !== 'granted' && consentFor(asked, after).state === 'withdrawn'
    }),
    { numRuns: 2000 },
  )
})

test('a person or a picture that is refused a scope is refused it whatever else is answered in other scopes', () => {
  fc.assert(
    fc.property(situation, scope, (at, asked) => {
      const others = Object.fromEntries(
        CONSENT_SCOPES.filter((one) => one !== asked).map((one) => [one, 'granted' as const]),
      )
      const more = { ...at.facts, history: [...at.facts.history, given(100, '2040-01-01', others)] }
      return consentFor(asked, more, at.photo).state === consentFor(asked, at.facts, at.photo).state
    }),
    { numRuns: 1000 },
  )
})
