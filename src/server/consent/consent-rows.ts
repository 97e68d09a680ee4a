import { type Kysely, sql } from 'kysely'
import type { ConsentRecord, PhotoRule } from '../../core/records/consent.ts'
import type { ConsentFacts } from '../../core/records/consent-decision.ts'
import type { Tables } from '../database/tables.ts'
import { latestToday } from '../routes/past-date.ts'

/** What patients answered and took back, in the order it was written down; a patient without any has no key. */
export async function consentHistories(
  db: Kysely<Tables>,
  patients: readonly string[],
): Promise<ReadonlyMap<string, readonly ConsentRecord[]>> {
  const rows = await db
    .selectFrom('consent_record')
    .innerJoin('user', 'user.id', 'consent_record.written_by')
    .leftJoin('consent_form', 'consent_form.id', 'consent_record.form_id')
    .select(['consent_record.id', 'patient_id', 'entry', 'consent_record.written_at', 'user.name as writer', 'version'])
    .where('patient_id', '=', sql<string>`any(${patients}::uuid[])`)
    .orderBy('consent_record.sequence')
    .execute()
  const histories = new Map<string, ConsentRecord[]>()
  for (const { id, patient_id, entry, writer, written_at, version } of rows) {
    const written = { id, writtenBy: writer, writtenAt: written_at.toISOString() }
    const history = histories.get(patient_id) ?? []
    if (entry.kind === 'withdrawn') history.push({ ...entry, ...written })
    else if (version !== null) history.push({ ...entry, ...written, formVersion: version })
    else throw new Error('a consent was written down without the form that was signed')
    histories.set(patient_id, history)
  }
  return histories
}

/**
 * What a decision about a patient depends on. The day is the latest that is today somewhere: a guardian's consent ends
 * with the first hour of the birthday, wherever the center is.
 */
export async function consentFacts(db: Kysely<Tables>, patient: string): Promise<ConsentFacts> {
  const { birth_date, majority_age } = await db
    .selectFrom('patient')
    .innerJoin('center', 'center.id', 'patient.center_id')
    .select(['patient.birth_date', 'center.majority_age'])
    .where('patient.id', '=', patient)
    .executeTakeFirstOrThrow()
  const histories = await consentHistories(db, [patient])
  return { history: histories.get(patient) ?? [], birthDate: birth_date, today: latestToday(), majority: majority_age }
}

/** The own rules of pictures, in the order they were written down; a picture without any has no key. */
export async function photoRules(
  db: Kysely<Tables>,
  photos: readonly string[],
): Promise<ReadonlyMap<string, readonly PhotoRule[]>> {
  if (photos.length === 0) return new Map()
  const rows = await db
    .selectFrom('photo_consent')
    .innerJoin('user', 'user.id', 'photo_consent.written_by')
    .select([
      'photo_consent.id',
      'photo_consent.photo_id',
      'photo_consent.entry',
      'photo_consent.written_at',
      'user.name as writer',
    ])
    .where('photo_consent.photo_id', 'in', photos)
    .orderBy('photo_consent.sequence')
    .execute()
  const rules = new Map<string, PhotoRule[]>()
  for (const { id, photo_id, entry, writer, written_at } of rows) {
    const rule: PhotoRule = { ...entry, id, writtenBy: writer, writtenAt: written_at.toISOString() }
    rules.set(photo_id, [...(rules.get(photo_id) ?? []), rule])
  }
  return rules
}
