import type { ColumnType, Generated, JSONColumnType } from 'kysely'
import type { ConsentGiven, ConsentWithdrawn, PhotoRuleDraft } from '../../core/records/consent.ts'
import type { ConsentDecision } from '../../core/records/consent-decision.ts'
import type { ConsentFormTexts } from '../../core/records/consent-form.ts'
import type { Purpose } from '../../core/records/consent-scope.ts'

/** A row that is written once: by whom and when. */
interface Written {
  id: Generated<string>
  center_id: string
  written_by: string
  written_at: ColumnType<Date, never, never>
}

interface ConsentFormTable extends Written {
  version: number
  texts: JSONColumnType<ConsentFormTexts>
}

interface ConsentRecordTable extends Written {
  sequence: ColumnType<string, never, never>
  patient_id: string
  form_id: string | null
  entry: JSONColumnType<ConsentGiven | ConsentWithdrawn>
}

interface PhotoConsentTable extends Written {
  sequence: ColumnType<string, never, never>
  photo_id: string
  entry: JSONColumnType<PhotoRuleDraft>
}

interface ReleaseTable {
  id: Generated<string>
  center_id: string
  patient_id: string
  kind: 'record' | 'picture'
  purpose: Purpose
  code: string
  reason: string
  released_by: JSONColumnType<readonly ConsentDecision[]>
  assessments: number
  pictures: number
  made_by: string
  made_at: ColumnType<Date, never, never>
}

/** The tables of consent, and of what left because of it. */
export interface ConsentTables {
  consent_form: ConsentFormTable
  consent_record: ConsentRecordTable
  photo_consent: PhotoConsentTable
  release: ReleaseTable
}
