import type { FastifyInstance } from 'fastify'
import type { Kysely } from 'kysely'
import type { ConsentForms } from '../../core/contract/consent.ts'
import { consentFor, isRenewalDue } from '../../core/records/consent-decision.ts'
import { isTemplate } from '../../core/records/consent-template.ts'
import { withinReach } from '../access/reach.ts'
import { consentHistories } from '../consent/consent-rows.ts'
import type { Tables } from '../database/tables.ts'
import { latestToday } from './past-date.ts'
import { serve } from './serve.ts'
import type { Services } from './services.ts'

/** The center's own consent form, its age of majority, and whom it has to ask. */
export function consentFormRoutes(app: FastifyInstance, services: Services): void {
  serve(app, services, 'consentForms', ({ caller, db }) => read(db, caller.center))
  serve(app, services, 'writeConsentForm', async ({ body, caller, db }) => {
    // Held, so that two new versions at one moment get two numbers.
    await db.selectFrom('center').select('id').where('id', '=', caller.center).forUpdate().executeTakeFirstOrThrow()
    const { newest } = await db
      .selectFrom('consent_form')
      .select((row) => row.fn.max('version').as('newest'))
      .where('center_id', '=', caller.center)
      .executeTakeFirstOrThrow()
    const version = (newest ?? 0) + 1
    await db
      .insertInto('consent_form')
      .values({ center_id: caller.center, version, texts: JSON.stringify(body.texts), written_by: caller.userId })
      .execute()
    return read(db, caller.center)
  })
  serve(app, services, 'setMajorityAge', async ({ body, caller, db }) => {
    await db.updateTable('center').set({ majority_age: body.majorityAge }).where('id', '=', caller.center).execute()
    return read(db, caller.center)
  })
  serve(app, services, 'consentMarks', async ({ caller, reach, db }) => {
    const { majority_age: majority } = await centerRow(db, caller.center)
    const patients = await db
      .selectFrom('patient')
      .select(['patient.id', 'patient.birth_date'])
      .where(withinReach(caller, reach))
      .where('patient.deleted_at', 'is', null)
      .execute()
    const histories = await consentHistories(
      db,
      patients.map(({ id }) => id),
    )
    const today = latestToday()
    return patients.map(({ id, birth_date: birthDate }) => {
      const facts = { history: histories.get(id) ?? [], birthDate, today, majority }
      return { patientId: id, care: consentFor('care', facts).state === 'granted', renewalDue: isRenewalDue(facts) }
    })
  })
}

const centerRow = (db: Kysely<Tables>, center: string) =>
  db.selectFrom('center').select('majority_age').where('id', '=', center).executeTakeFirstOrThrow()

async function read(db: Kysely<Tables>, center: string): Promise<ConsentForms> {
  const { majority_age: majorityAge } = await centerRow(db, center)
  const rows = await db
    .selectFrom('consent_form')
    .innerJoin('user', 'user.id', 'consent_form.written_by')
    .select(['consent_form.id', 'version', 'texts', 'consent_form.written_at', 'user.name as writer'])
    .where('center_id', '=', center)
    .orderBy('version', 'desc')
    .execute()
  const forms = rows.map(({ id, version, texts, written_at, writer }) => ({
    id,
    version,
    texts,
    template: isTemplate(texts),
    writtenBy: writer,
    writtenAt: written_at.toISOString(),
  }))
  return { majorityAge, forms }
}
