import { randomBytes } from 'node:crypto'
import { type DemoPatient, writeDemoConsents } from '../consent/demo-consents.ts'
import { drawDemoPhoto } from '../jobs/catalogue.ts'
import type { Services } from '../routes/services.ts'
import { createCenter } from '../routes/setup.ts'
import { PEOPLE } from './story.ts'

const EMAIL = 'demo@facialis.example'
const DAY_MS = 24 * 3600 * 1000

/**
 * Writes the fictional center into an empty database: people and visits at once, the pictures as background work.
 * When there is a center already it stays as it is; that one's own was opened instead is said on standard error.
 */
export async function seedDemo({ db, accounts, queue }: Services): Promise<void> {
  const there = await db.selectFrom('center').select(['name', 'demo']).executeTakeFirst()
  if (there !== undefined) {
    if (there.demo === null) process.stderr.write(ownCenterThere(there.name))
    return
  }
  const password = randomBytes(12).toString('base64url')
  const centerName = 'Facialis Demo Center (fictional)'
  const center = await createCenter({ db, accounts }, { centerName, name: 'Demo Owner', email: EMAIL, password })
  const today = Date.now()
  const dayBefore = (days: number) => new Date(today - days * DAY_MS).toISOString().slice(0, 10)

  await db.transaction().execute(async (transaction) => {
    const drawings: { assessment: string; person: string; visit: number; view: string }[] = []
    const patients: DemoPatient[] = []
    for (const person of PEOPLE) {
      const patient = await transaction
        .insertInto('patient')
        .values({
          center_id: center,
          name: person.name,
          birth_date: person.birthDate,
          record_number: person.recordNumber,
          affected_side: person.affectedSide,
          onset: person.onsetDaysAgo === null ? null : dayBefore(person.onsetDaysAgo),
          diagnosis: person.diagnosis,
        })
        .returning('id')
        .executeTakeFirstOrThrow()
      patients.push({ id: patient.id, birthDate: person.birthDate, date: dayBefore(person.visits[0]?.daysAgo ?? 0) })
      for (const [visit, { daysAgo, note }] of person.visits.entries()) {
        const assessment = await transaction
          .insertInto('assessment')
          .values({ center_id: center, patient_id: patient.id, date: dayBefore(daysAgo), note, cornea_mm: null })
          .returning('id')
          .executeTakeFirstOrThrow()
        drawings.push(...person.views.map((view) => ({ assessment: assessment.id, person: person.key, visit, view })))
      }
    }
    await writeDemoConsents(transaction, center, patients)
    const demo = JSON.stringify({ email: EMAIL, password, photos: drawings.length, givenUp: 0 })
    await transaction.updateTable('center').set({ demo }).where('id', '=', center).execute()
    await queue.send(transaction, drawDemoPhoto, drawings)
  })
}

const ownCenterThere = (name: string): string =>
  `--demo was ignored: FACIALIS_DATA or DATABASE_URL leads to your own center, “${name}”, which is opened instead.\n`
