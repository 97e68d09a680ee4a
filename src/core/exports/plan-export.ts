import type { Photo, Run, ViewId } from '../records/assessment.ts'
import type { PhotoRule } from '../records/consent.ts'
import { type ConsentDecision, consentFor, type ConsentFacts } from '../records/consent-decision.ts'
import { releaseOfPhoto } from '../records/consent-release.ts'
import type { Purpose } from '../records/consent-scope.ts'
import type { PatientDraft } from '../records/patient.ts'
import { countLeftOut, type LeftOut } from './left-out.ts'

export interface SourcePhoto {
  readonly id: string
  readonly view: ViewId
  readonly fileName: string
  readonly state: Photo['state']
  readonly deleted: boolean
  readonly run: Run | null
  readonly rules: readonly PhotoRule[]
}

export interface SourceAssessment {
  readonly id: string
  readonly date: string
  readonly note: string
  readonly corneaMm: number | null
  readonly deleted: boolean
  readonly photos: readonly SourcePhoto[]
}

/** Everything a center knows of a person, by date. */
export interface RecordSource {
  readonly person: PatientDraft
  readonly assessments: readonly SourceAssessment[]
}

/** What is asked for; `assessments` null: every one. */
export interface ExportAsk {
  readonly purpose: Purpose
  readonly assessments: readonly string[] | null
  readonly pictures: boolean
}

/** A photo whose numbers leave; `file` is its place in the ZIP, null when the picture itself does not leave. */
export interface PlannedPhoto {
  readonly photo: SourcePhoto
  readonly file: string | null
}

/** `number` counts the assessments of the whole record by date, so that two exports number them alike. */
export interface PlannedAssessment extends Omit<SourceAssessment, 'photos' | 'deleted'> {
  readonly number: number
  readonly photos: readonly PlannedPhoto[]
}

/**
 * What leaves and what does not. `decision` is the person's in the scope of the purpose; `releasedBy` are the distinct
 * decisions that let something leave: none of them means that nothing may.
 */
export interface ExportPlan {
  readonly purpose: Purpose
  readonly decision: ConsentDecision
  readonly releasedBy: readonly ConsentDecision[]
  readonly assessments: readonly PlannedAssessment[]
  readonly leftOut: readonly LeftOut[]
}

type Plain = Pick<LeftOut, 'what' | 'why'>
const line = ({ what, why }: Plain, count = 1): LeftOut[] =>
  count === 0 ? [] : [{ what, why, scope: null, state: null, count }]
const withheld = (what: LeftOut['what'], { scope, state }: ConsentDecision): LeftOut => ({
  what,
  why: 'consent',
  scope,
  state,
  count: 1,
})

/** Decides picture by picture what an export holds: read by the preview, and by the export itself. */
export function planExport({ person, assessments }: RecordSource, ask: ExportAsk, facts: ConsentFacts): ExportPlan {
  const { purpose } = ask
  const decision = consentFor(purpose, facts)
  const leftOut: LeftOut[] = []
  const releasedBy: ConsentDecision[] = decision.state === 'granted' ? [decision] : []

  function planPhoto(photo: SourcePhoto, file: string): PlannedPhoto[] {
    if (photo.deleted) {
      leftOut.push(...line({ what: 'photo', why: 'deleted' }))
      return []
    }
    const { what, because } = releaseOfPhoto(purpose, facts, photo.rules)
    if (what === 'nothing') {
      leftOut.push(withheld('photo', because))
      return []
    }
    const by = consentFor(purpose, facts, photo.rules)
    if (by.photoRule !== null) releasedBy.push(by)
    if (what === 'numbers') leftOut.push(withheld('picture', because))
    else if (!ask.pictures) leftOut.push(...line({ what: 'picture', why: 'not-asked-for' }))
    const leaves = what === 'picture' && ask.pictures
    if (leaves && purpose !== 'care') releasedBy.push(consentFor('identifiableFace', facts, photo.rules))
    return [{ photo, file: leaves ? file : null }]
  }

  const standing = assessments.filter(({ deleted }) => !deleted)
  leftOut.push(...line({ what: 'assessment', why: 'deleted' }, assessments.length - standing.length))
  const planned = standing.flatMap((assessment, index): PlannedAssessment[] => {
    if (ask.assessments !== null && !ask.assessments.includes(assessment.id)) {
      leftOut.push(...line({ what: 'assessment', why: 'not-chosen' }))
      return []
    }
    const number = index + 1
    const released = assessment.photos.flatMap((photo, at) => planPhoto(photo, fileOf(purpose, number, at + 1, photo)))
    // What was seen on one picture that alone was allowed says nothing of the other visits.
    if (decision.state !== 'granted' && released.length === 0) {
      leftOut.push(withheld('assessment', decision))
      return []
    }
    const { id, date, note, corneaMm } = assessment
    return [{ id, date, note, corneaMm, number, photos: released }]
  })
  if (purpose !== 'care') leftOut.push(...keptBack(person, planned))
  // A single picture may be allowed for care; the record around it tells the whole person and needs the person's
  // consent.
  const closed = purpose === 'care' && decision.state !== 'granted'
  return {
    purpose,
    decision,
    releasedBy: closed ? [] : distinct(releasedBy),
    assessments: planned,
    leftOut: countLeftOut(leftOut),
  }
}

/**
 * Outside care nobody gets what says who it is: names, dates, free text, and the points from which a face is known
 * again.
 */
function keptBack({ onset, diagnosis }: PatientDraft, planned: readonly PlannedAssessment[]): LeftOut[] {
  const photos = planned.flatMap((assessment) => assessment.photos)
  const measured = photos.filter(({ photo }) => photo.run?.result.status === 'measured').length
  const notes = planned.filter(({ note }) => note !== '').length
  return [
    ...line({ what: 'identifier', why: 'purpose' }, 3),
    ...line({ what: 'date', why: 'purpose' }, planned.length + (onset === null ? 0 : 1)),
    ...line({ what: 'free-text', why: 'purpose' }, notes + (diagnosis === '' ? 0 : 1)),
    ...line({ what: 'face-geometry', why: 'purpose' }, measured),
  ]
}

/** Endings of the files Facialis reads. */
const KIND = /\.(jpe?g|png|webp|tiff?|avif|heic|heif|gif)$/i

/** Of the name a camera or a person gave the file, its kind alone is kept. */
function fileOf(purpose: Purpose, assessment: number, at: number, { view, fileName }: SourcePhoto): string {
  const kind = purpose === 'care' ? (KIND.exec(fileName)?.[1]?.toLowerCase() ?? 'bin') : 'jpg'
  const [visit, photo] = [assessment, at].map((one) => String(one).padStart(2, '0'))
  return `pictures/assessment-${visit ?? ''}-photo-${photo ?? ''}-${view}.${kind}`
}

const keyOf = ({ scope, record, photoRule }: ConsentDecision): string => [scope, record?.id, photoRule?.id].join(' ')

const distinct = (decisions: readonly ConsentDecision[]): ConsentDecision[] => [
  ...new Map(decisions.map((decision) => [keyOf(decision), decision])).values(),
]
