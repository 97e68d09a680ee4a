import { AUTOMATIC_NOTICE } from '../records/automatic.ts'
import type { Excursion, Run } from '../records/assessment.ts'
import type { Purpose } from '../records/consent-scope.ts'
import { measureSession, type SessionPhoto } from '../records/measure-session.ts'
import type { PatientDraft } from '../records/patient.ts'
import { ageTold, completedMonths } from './elapsed.ts'
import type { LeftOut } from './left-out.ts'
import type { ExportPlan, PlannedAssessment } from './plan-export.ts'
import type { CareRecord, RecordFile, ReleasedRecord } from './record-file.ts'

/** What a record is built from, once it is known which pictures could be read. */
export interface RecordParts {
  readonly plan: ExportPlan
  readonly person: PatientDraft
  /** The date of the first assessment of the whole record, from which time counts when nobody knows the onset. */
  readonly firstAssessment: string
  readonly leftOut: readonly LeftOut[]
  /** The places in the ZIP that hold a picture. */
  readonly files: ReadonlySet<string>
  /** What moved, by the number of the assessment: see {@link excursionsOf}. */
  readonly excursions: ReadonlyMap<number, readonly Excursion[]>
  readonly code: string
  readonly madeAt: string
}

/** record.json: whole for care, without anything that names a person for every other purpose. */
export function buildRecord(parts: RecordParts): RecordFile {
  const { purpose } = parts.plan
  return purpose === 'care' ? careRecord(parts) : releasedRecord(parts, purpose)
}

function careRecord({ plan, person, leftOut, files, excursions, madeAt }: RecordParts): CareRecord {
  return {
    schema: 'facialis.record/1',
    purpose: 'care',
    automatic: AUTOMATIC_NOTICE,
    madeAt,
    leftOut: [...leftOut],
    releasedBy: [...plan.releasedBy],
    person,
    assessments: plan.assessments.map((assessment) => ({
      number: assessment.number,
      date: assessment.date,
      note: assessment.note,
      corneaMm: assessment.corneaMm,
      photos: assessment.photos.map(({ photo: { view, state, run }, file }) => ({
        view,
        state,
        file: within(files, file),
        run,
      })),
      excursions: [...(excursions.get(assessment.number) ?? [])],
    })),
  }
}

function releasedRecord(parts: RecordParts, purpose: Exclude<Purpose, 'care'>): ReleasedRecord {
  const { plan, person, firstAssessment, leftOut, files, excursions, code, madeAt } = parts
  const origin = person.onset ?? firstAssessment
  return {
    schema: 'facialis.release/1',
    purpose,
    automatic: AUTOMATIC_NOTICE,
    madeAt,
    leftOut: [...leftOut],
    code,
    origin: person.onset === null ? 'first-assessment' : 'onset',
    affectedSide: person.affectedSide,
    assessments: plan.assessments.map((assessment) => ({
      number: assessment.number,
      months: completedMonths(origin, assessment.date),
      ageYears: ageTold(person.birthDate, assessment.date),
      corneaMm: assessment.corneaMm,
      photos: assessment.photos.map(({ photo: { view, state, run }, file }) => ({
        view,
        state,
        file: within(files, file),
        figures: run && figuresOf(run),
      })),
      excursions: [...(excursions.get(assessment.number) ?? [])],
    })),
  }
}

const within = (files: ReadonlySet<string>, file: string | null): string | null =>
  file !== null && files.has(file) ? file : null

type Figures = ReleasedRecord['assessments'][number]['photos'][number]['figures']

/** Field by field, so that what a later run holds besides does not leave by itself. */
function figuresOf({ engine, result }: Run): Figures {
  if (result.status !== 'measured') return null
  const { scale, pose, measures } = result
  const quality = result.quality.map(({ id, verdict, value }) => ({
    id,
    verdict,
    ...(value === undefined ? {} : { value }),
  }))
  return { engine, scale, pose, quality, measures }
}

/** What moved, from the photos that leave alone: nothing is computed from a photo that stays. */
export function excursionsOf({ photos, corneaMm }: PlannedAssessment): Excursion[] {
  const newest = new Map<string, SessionPhoto>()
  for (const { photo } of photos) {
    if (photo.state === 'measured' && photo.run !== null)
      newest.set(photo.view, { view: photo.view, result: photo.run.result })
  }
  return measureSession([...newest.values()], corneaMm ?? undefined)
}
