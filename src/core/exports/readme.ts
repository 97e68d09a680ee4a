import type { ConsentDecision } from '../records/consent-decision.ts'
import type { ConsentScope } from '../records/consent-scope.ts'
import type { LeftOut } from './left-out.ts'
import type { RecordFile } from './record-file.ts'

const SCOPES: Readonly<Record<ConsentScope, string>> = {
  care: 'care',
  teaching: 'teaching',
  research: 'research',
  publication: 'publication',
  identifiableFace: 'an identifiable face',
}

const THINGS: Readonly<Record<LeftOut['what'], string>> = {
  assessment: 'assessments',
  photo: 'photos with their numbers',
  picture: 'pictures (their numbers are here)',
  identifier: 'identifiers: name, birth date, record number',
  date: 'calendar dates (months and age in years stand instead)',
  'free-text': 'notes and diagnoses in free words',
  'face-geometry': 'sets of points of the face, from which a person can be recognised',
}

const REASONS: Readonly<Record<LeftOut['why'], string>> = {
  consent: 'no consent',
  purpose: 'never leaves outside care',
  'not-chosen': 'not chosen by who made this export',
  'not-asked-for': 'this export was made without pictures',
  deleted: 'marked as deleted',
  unreadable: 'the stored picture could not be read',
}

const STATES: Readonly<Record<ConsentDecision['state'], string>> = {
  granted: 'granted',
  declined: 'declined',
  withdrawn: 'withdrawn',
  'never-asked': 'never asked',
  'renewal-due': 'to be renewed by the person, who came of age',
}

/** README.txt: what this is, what released it, what was left out and why. */
export function readme(record: RecordFile, releasedBy: readonly ConsentDecision[]): string {
  const care = record.schema === 'facialis.record/1'
  const files = record.assessments.flatMap(({ photos }) => photos.map(({ file }) => file))
  const pictures = files.filter((file) => file !== null).length
  return [
    care ? 'Record of one patient, for care' : `Record of one person without a name, for ${record.purpose}`,
    `Made by Facialis on ${record.madeAt.slice(0, 10)}.${care ? '' : ` Code of this release: ${record.code}`}`,
    '',
    record.automatic,
    '',
    'WHAT IS IN IT',
    `- record.json: the record, schema ${record.schema}.`,
    '- measures.csv: one line a reading, UTF-8. Left and right are the patient’s own sides.',
    '  sd is one standard deviation.',
    '  Text that begins with = + - @ has an apostrophe before it, so that no spreadsheet takes it for a formula.',
    `- pictures: ${String(pictures)}, ${
      care
        ? 'byte for byte as they were taken, with what the camera wrote into them.'
        : 'of screen size, without metadata. The face is not made anonymous.'
    }`,
    ...(care
      ? []
      : [
          `- Time is in completed months from ${record.origin === 'onset' ? 'the onset of the palsy' : 'the first assessment'},`,
          '  age in completed years;',
          '  90 stands for everybody of 90 or more. The center alone can tell who is behind the code.',
        ]),
    '',
    'WHAT RELEASED IT',
    ...releasedBy.map((decision) => `- ${releasedLine(decision, care)}`),
    ...(care ? [] : ['The full dates of the consent stand in the register of the center, under the code.']),
    'When the consent is withdrawn the center may ask for this back: keep it so that it can be found and destroyed.',
    '',
    'WHAT WAS LEFT OUT, AND WHY',
    ...(record.leftOut.length === 0 ? ['- nothing'] : record.leftOut.map((line) => `- ${leftOutLine(line)}`)),
    '',
  ].join('\r\n')
}

/** Outside care the day of the consent, which is often that of a visit, is told by its year alone. */
function releasedLine({ scope, record, photoRule }: ConsentDecision, care: boolean): string {
  const dated = (date: string): string => (care ? date : date.slice(0, 4))
  if (photoRule !== null) return `${SCOPES[scope]}: allowed for single pictures, ${dated(photoRule.date)}`
  if (record?.kind === 'given')
    return `${SCOPES[scope]}: consent form version ${String(record.formVersion)}, signed ${dated(record.date)}`
  throw new Error(`${scope} was released by no record`)
}

function leftOutLine({ what, why, scope, state, count }: LeftOut): string {
  const because =
    scope !== null && state !== null ? `${REASONS[why]} to ${SCOPES[scope]} (${STATES[state]})` : REASONS[why]
  return `${String(count)} × ${THINGS[what]}: ${because}`
}
