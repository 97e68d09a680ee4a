import type { Kysely } from 'kysely'
import type { ConsentGiven, ConsentGiver } from '../../core/records/consent.ts'
import { comesOfAge, MAJORITY_AGE } from '../../core/records/consent-majority.ts'
import { CONSENT_TEMPLATE } from '../../core/records/consent-template.ts'
import type { Tables } from '../database/tables.ts'

/** A person of the fictional center. */
export interface DemoPatient {
  readonly id: string
  readonly birthDate: string
  /** Of the first visit, when the form was signed. */
  readonly date: string
}

/** What the people of the fictional center answered, in turn. */
const ANSWERS: readonly ConsentGiven['answers'][] = [
  { care: 'granted', teaching: 'granted', research: 'granted', publication: 'declined', identifiableFace: 'granted' },
  { care: 'granted', teaching: 'declined', research: 'granted', publication: 'declined', identifiableFace: 'declined' },
  { care: 'granted' },
]

const MOTHER: ConsentGiver = { by: 'guardian', name: 'Demo Guardian', relation: 'mother' }

/** For who was a child then somebody signed who may. */
const giverOf = ({ birthDate, date }: DemoPatient): ConsentGiver =>
  date < comesOfAge(birthDate, MAJORITY_AGE.usual) ? MOTHER : { by: 'patient' }

/** Gives the fictional center the template as its form, and everybody in it a consent. */
export async function writeDemoConsents(
  db: Kysely<Tables>,
  center: string,
  patients: readonly DemoPatient[],
): Promise<void> {
  const { user_id: by } = await db
    .selectFrom('membership')
    .select('user_id')
    .where('center_id', '=', center)
    .where('role', '=', 'owner')
    .executeTakeFirstOrThrow()
  const { id: formId } = await db
    .insertInto('consent_form')
    .values({ center_id: center, version: 1, texts: JSON.stringify(CONSENT_TEMPLATE), written_by: by })
    .returning('id')
    .executeTakeFirstOrThrow()
  for (const [index, patient] of patients.entries()) {
    const { id, date } = patient
    const answers = ANSWERS[index % ANSWERS.length] ?? {}
    const means = { way: 'paper', witness: 'Demo Owner' }
    const entry = JSON.stringify({ kind: 'given', formId, answers, giver: giverOf(patient), means, date })
    const row = { center_id: center, patient_id: id, form_id: formId, entry, written_by: by }
    await db.insertInto('consent_record').values(row).execute()
  }
}
