import type { FastifyInstance } from 'fastify'
import type { Kysely } from 'kysely'
import type { PersonConsent, PhotoConsent } from '../../core/contract/consent.ts'
import { consentFor, consentOf, isRenewalDue } from '../../core/records/consent-decision.ts'
import { comesOfAge } from '../../core/records/consent-majority.ts'
import { releaseOfPhoto } from '../../core/records/consent-release.ts'
import { CONSENT_SCOPES, PURPOSES } from '../../core/records/consent-scope.ts'
import { patientOf } from '../access/patient-of.ts'
import { consentFacts, photoRules } from '../consent/consent-rows.ts'
import type { Tables } from '../database/tables.ts'
import { requirePast } from './past-date.ts'
import { notFound, Problem } from './problem.ts'
import { serve } from './serve.ts'
import type { Services } from './services.ts'

/** What people and pictures are released for: said, taken back, and read. Nothing written down here is ever changed. */
export function consentRoutes(app: FastifyInstance, services: Services): void {
  serve(app, services, 'consent', ({ id, db }) => person(db, id))
  serve(app, services, 'giveConsent', async ({ id, body, caller, db }) => {
    const { birth_date, deleted_at } = await patientRow(db, id)
    // A consent is added to no deleted record; what is there can be taken back all the same.
    if (deleted_at !== null) throw notFound('patient')
    requirePast('The date of the signature', 'date', body.date, birth_date)
    await requireForm(db, caller.center, body.formId)
    const entry = JSON.stringify({ kind: 'given', ...body })
    const written = { center_id: caller.center, patient_id: id, form_id: body.formId, entry, written_by: caller.userId }
    await db.insertInto('consent_record').values(written).execute()
    return person(db, id)
  })
  serve(app, services, 'withdrawConsent', async ({ id, body, caller, db }) => {
    const { birth_date } = await patientRow(db, id)
    requirePast('The date of the withdrawal', 'date', body.date, birth_date)
    const entry = JSON.stringify({ kind: 'withdrawn', ...body, scopes: [...new Set(body.scopes)] })
    const written = { center_id: caller.center, patient_id: id, form_id: null, entry, written_by: caller.userId }
    await db.insertInto('consent_record').values(written).execute()
    return person(db, id)
  })
  serve(app, services, 'photoConsent', ({ id, caller, db }) => photo(db, caller.center, id))
  serve(app, services, 'setPhotoConsent', async ({ id, body, caller, db }) => {
    requirePast('The date', 'date', body.date)
    const written = { center_id: caller.center, photo_id: id, entry: JSON.stringify(body), written_by: caller.userId }
    await db.insertInto('photo_consent').values(written).execute()
    return photo(db, caller.center, id)
  })
}

async function person(db: Kysely<Tables>, patient: string): Promise<PersonConsent> {
  const facts = await consentFacts(db, patient)
  return {
    decisions: [...consentOf(facts)],
    renewalDue: isRenewalDue(facts),
    comesOfAge: comesOfAge(facts.birthDate, facts.majority),
    history: [...facts.history],
  }
}

async function photo(db: Kysely<Tables>, center: string, id: string): Promise<PhotoConsent> {
  const patient = await patientOf(db, center, 'photo', id)
  if (patient === null) throw notFound('photo')
  const facts = await consentFacts(db, patient)
  const rules = (await photoRules(db, [id])).get(id) ?? []
  return {
    releases: PURPOSES.map((purpose) => ({ purpose, ...releaseOfPhoto(purpose, facts, rules) })),
    decisions: CONSENT_SCOPES.map((scope) => consentFor(scope, facts, rules)),
    history: [...rules],
  }
}

const patientRow = (db: Kysely<Tables>, id: string) =>
  db.selectFrom('patient').select(['birth_date', 'deleted_at']).where('id', '=', id).executeTakeFirstOrThrow()

async function requireForm(db: Kysely<Tables>, center: string, form: string): Promise<void> {
  const there = await db
    .selectFrom('consent_form')
    .select('id')
    .where('center_id', '=', center)
    .where('id', '=', form)
    .executeTakeFirst()
  if (there === undefined) throw new Problem('invalid', 'The center has no such version of its consent form.', 'formId')
}
