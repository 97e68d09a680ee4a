import type { ColumnType, Generated, JSONColumnType } from 'kysely'
import type { PhotoState, ViewId } from '../../core/records/assessment.ts'
import type { AffectedSide } from '../../core/records/patient.ts'
import type { Engine, PhotoResult } from '../../core/records/photo-result.ts'

/** A moment that the database sets. */
type Born = ColumnType<Date, never, never>
/** Null until the record is deleted; taken back to null by undo. */
type Deleted = ColumnType<Date | null, never, Date | null>

/** A fictional center: its account, how many photos are to be drawn, and how many could not be. */
export interface DemoCenter {
  readonly email: string
  readonly password: string
  readonly photos: number
  readonly givenUp: number
}

interface CenterTable {
  id: Generated<string>
  name: string
  demo: JSONColumnType<DemoCenter> | null
  created_at: Born
}

interface UserTable {
  id: string
  name: string
  email: string
}

interface MembershipTable {
  user_id: string
  center_id: string
  role: 'owner'
}

interface PatientTable {
  id: Generated<string>
  center_id: string
  name: string
  birth_date: string
  record_number: string
  affected_side: AffectedSide
  onset: string | null
  diagnosis: string
  created_at: Born
  deleted_at: Deleted
}

interface AssessmentTable {
  id: Generated<string>
  center_id: string
  patient_id: string
  date: string
  note: string
  cornea_mm: number | null
  created_at: Born
  deleted_at: Deleted
}

interface PhotoTable {
  id: Generated<string>
  center_id: string
  assessment_id: string
  view: ViewId
  sha256: string
  file_name: string
  bytes: number
  state: PhotoState
  failure: string | null
  job: string
  created_at: Born
  deleted_at: Deleted
}

interface RunTable {
  id: Generated<string>
  center_id: string
  photo_id: string
  engine: JSONColumnType<Engine>
  author: string
  result: JSONColumnType<PhotoResult>
  created_at: Born
}

/** The tables as Kysely sees them; dates without time are `YYYY-MM-DD` text on both sides. */
export interface Tables {
  center: CenterTable
  user: UserTable
  membership: MembershipTable
  patient: PatientTable
  assessment: AssessmentTable
  photo: PhotoTable
  run: RunTable
}
