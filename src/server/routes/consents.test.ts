import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ConsentForms, ConsentMark, PersonConsent, PhotoConsent } from '../../core/contract/consent.ts'
import type { Assessment } from '../../core/records/assessment.ts'
import type { ConsentScope } from '../../core/records/consent-scope.ts'
import { CONSENT_TEMPLATE } from '../../core/records/consent-template.ts'
import type { Patient } from '../../core/records/patient.ts'
import { consentForm, giveConsent, withdrawConsent } from '../consent/testing/give-consent.ts'
import { openClinic, OWNER, PERSON, type TestClinic } from '../testing/clinic.ts'
import { NO_MEASURER } from '../testing/no-measurer.ts'
import { type Hand, openHand } from '../testing/people.ts'

let clinic: TestClinic
let hand: Hand
let numbers = 0

beforeAll(async () => {
  clinic = await openClinic(NO_MEASURER)
  await clinic.ask('POST', '/setup', OWNER)
  await clinic.signIn()
  hand = await openHand(clinic.data)
})
afterAll(async () => {
  await hand?.close()
  await clinic?.close()
})

const newPatient = (birthDate = PERSON.birthDate) =>
  clinic.ask<Patient>('POST', '/patients', { ...PERSON, birthDate, recordNumber: `R-${String(++numbers)}` })

const stateOf = ({ decisions }: Pick<PersonConsent, 'decisions'>, scope: ConsentScope) =>
  decisions.find((decision) => decision.scope === scope)?.state

/** The birth date of who has a birthday of that many years some days from today. */
function born(years: number, days: number): string {
  const day = new Date(Date.now() + days * 86_400_000)
  return new Date(Date.UTC(day.getUTCFullYear() - years, day.getUTCMonth(), day.getUTCDate()))
    .toISOString()
    .slice(0, 10)
}

test('a center begins with the template, says so, and every new text is a new version', async () => {
  expect(await clinic.ask('GET', '/consent-forms')).toMatchObject({ majorityAge: 18, forms: [] })
  const first = await clinic.ask<ConsentForms>('POST', '/consent-forms', { texts: CONSENT_TEMPLATE })
  expect(first.forms).toMatchObject([{ version: 1, template: true, writtenBy: OWNER.name }])
  const own = { en: { ...CONSENT_TEMPLATE.en, title: 'Consent', introduction: 'Reviewed by us.' } }
  const second = await clinic.ask<ConsentForms>('POST', '/consent-forms', { texts: own })
  expect(second.forms.map(({ version, template }) => [version, template])).toEqual([
    [2, false],
    [1, true],
  ])
  expect(await clinic.ask('POST', '/consent-forms', { texts: {} })).toMatchObject({ status: 400, code: 'invalid' })
})

test('each scope is answered by itself, and what was not asked stays unasked', async () => {
  const { id } = await newPatient()
  const answers = { care: 'granted', research: 'granted', teaching: 'declined' } as const
  const given = await giveConsent(clinic, id, answers)
  expect(given.decisions.map(({ scope, state }) => [scope, state])).toEqual([
    ['care', 'granted'],
    ['teaching', 'declined'],
    ['research', 'granted'],
    ['publication', 'never-asked'],
    ['identifiableFace', 'never-asked'],
  ])
  expect(given.history).toMatchObject([
    { kind: 'given', formVersion: 2, means: { witness: 'Wanda Witness' }, writtenBy: OWNER.name },
  ])
  expect(await clinic.ask('POST', `/patients/${id}/consents`, { ...given.history[0], answers: {} })).toMatchObject({
    status: 400,
  })
})

test('withdrawing is immediate, leaves the rest alone and is kept with its reason', async () => {
  const { id } = await newPatient()
  await giveConsent(clinic, id, { research: 'granted', teaching: 'granted' })
  const after = await withdrawConsent(clinic, id, ['research'])
  expect([stateOf(after, 'research'), stateOf(after, 'teaching')]).toEqual(['withdrawn', 'granted'])
  expect(after.history[1]).toMatchObject({ kind: 'withdrawn', scopes: ['research'], reason: 'asked to' })
  // An older sheet that turns up later opens nothing; a new signature does.
  expect(stateOf(await giveConsent(clinic, id, { research: 'granted' }, { date: '2026-01-15' }), 'research')).toBe(
    'withdrawn',
  )
  expect(stateOf(await giveConsent(clinic, id, { research: 'granted' }, { date: '2026-03-01' }), 'research')).toBe(
    'granted',
  )
})

test('consent is signed between birth and today, on a form of this center, and never for a deleted patient', async () => {
  const { id } = await newPatient()
  expect(await giveConsent(clinic, id, { care: 'granted' }, { date: '1970-01-01' })).toMatchObject({
    status: 400,
    field: 'date',
  })
  expect(await giveConsent(clinic, id, { care: 'granted' }, { date: '2999-01-01' })).toMatchObject({
    status: 400,
    field: 'date',
  })
  const elsewhere = await hand.center('Elsewhere')
  const [form] = await hand.sql<{ id: string }>(
    `INSERT INTO consent_form (center_id, version, texts, written_by) SELECT $1, 1, texts, written_by FROM consent_form LIMIT 1 RETURNING id`,
    [elsewhere],
  )
  const body = {
    formId: form?.id,
    answers: { care: 'granted' },
    giver: { by: 'patient' },
    means: { way: 'paper', witness: 'W' },
    date: '2026-01-01',
  }
  expect(await clinic.ask('POST', `/patients/${id}/consents`, body)).toMatchObject({ status: 400, field: 'formId' })
  await giveConsent(clinic, id, { care: 'granted' })
  await clinic.ask('DELETE', `/patients/${id}`)
  expect(await giveConsent(clinic, id)).toMatchObject({ status: 404 })
  expect(stateOf(await withdrawConsent(clinic, id, ['care']), 'care')).toBe('withdrawn')
})

test('what a guardian granted waits for the person from the birthday on; the center sets the age', async () => {
  const mother = { by: 'guardian', name: 'Mara Mother', relation: 'mother' } as const
  const adult = await newPatient(born(18, -3))
  const child = await newPatient(born(18, 5))
  for (const { id } of [adult, child])
    await giveConsent(clinic, id, { care: 'granted', research: 'granted' }, { giver: mother })
  const read = (id: string) => clinic.ask<PersonConsent>('GET', `/patients/${id}/consent`)
  expect([stateOf(await read(adult.id), 'research'), stateOf(await read(adult.id), 'care')]).toEqual([
    'renewal-due',
    'granted',
  ])
  expect(stateOf(await read(child.id), 'research')).toBe('granted')
  const marks = await clinic.ask<ConsentMark[]>('GET', '/consent-marks')
  const due = Object.values(marks)
    .filter((mark) => mark.renewalDue)
    .map(({ patientId }) => patientId)
  expect(due).toEqual([adult.id])
  await clinic.ask('PUT', '/majority-age', { majorityAge: 16 })
  expect(stateOf(await read(child.id), 'research')).toBe('renewal-due')
  await clinic.ask('PUT', '/majority-age', { majorityAge: 18 })
  expect(await clinic.ask('PUT', '/majority-age', { majorityAge: 3 })).toMatchObject({
    status: 400,
    field: 'majorityAge',
  })
})

test('a picture is excluded or allowed by itself', async () => {
  const { id } = await newPatient()
  await giveConsent(clinic, id, { research: 'granted', teaching: 'declined', identifiableFace: 'granted' })
  const assessment = await clinic.ask<Assessment>('POST', `/patients/${id}/assessments`, { date: '2026-01-02' })
  const photo = await clinic.upload(assessment.id, 77)
  const what = ({ releases }: PhotoConsent) => Object.fromEntries(releases.map((one) => [one.purpose, one.what]))
  expect(what(await clinic.ask('GET', `/photos/${photo.id}/consent`))).toMatchObject({
    research: 'picture',
    teaching: 'nothing',
  })
  const allow = {
    rule: 'allowed',
    scope: 'teaching',
    date: '2026-02-03',
    giver: { by: 'patient' },
    means: { way: 'paper', witness: 'W' },
  }
  const exclude = { rule: 'excluded', scope: 'research', date: '2026-02-03', reason: 'a scar tells who it is' }
  await clinic.ask('POST', `/photos/${photo.id}/consent`, allow)
  const after = await clinic.ask<PhotoConsent>('POST', `/photos/${photo.id}/consent`, exclude)
  expect(what(after)).toMatchObject({ research: 'nothing', teaching: 'picture' })
  expect(after.history).toMatchObject([{ rule: 'allowed' }, { rule: 'excluded', reason: 'a scar tells who it is' }])
})

test('the database lets nobody change or remove what was written down', async () => {
  const { id } = await newPatient()
  await giveConsent(clinic, id)
  for (const change of [
    "UPDATE consent_record SET entry = '{}'",
    'DELETE FROM consent_record',
    'TRUNCATE consent_record',
    'DELETE FROM consent_form',
  ]) {
    await expect(hand.sql(change)).rejects.toThrow(/never changed or removed|referenced/)
  }
})

test('another center has neither this patient nor this photo nor this form', async () => {
  const { id } = await newPatient()
  await giveConsent(clinic, id)
  const stranger = await hand.person(await hand.center('Strangers'), 'owner')
  const headers = { cookie: stranger.cookie }
  const asked = await Promise.all([
    clinic.app.inject({ method: 'GET', url: `/api/patients/${id}/consent`, headers }),
    clinic.app.inject({ method: 'GET', url: `/api/patients/${id}/releases`, headers }),
  ])
  expect(asked.map(({ statusCode }) => statusCode)).toEqual([404, 404])
  const forms = await clinic.app.inject({ method: 'GET', url: '/api/consent-forms', headers })
  expect(forms.json<ConsentForms>().forms).toEqual([])
  expect(await consentForm(clinic)).not.toBe('')
})
