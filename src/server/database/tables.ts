import type { ColumnType, Generated, JSONColumnType } from 'kysely'
import type { BackupFailure, BackupOutcome, BackupProgress } from '../../core/contract/backup.ts'
import type { Role } from '../../core/contract/roles.ts'
import type { PhotoState, ViewId } from '../../core/records/assessment.ts'
import type { AffectedSide } from '../../core/records/patient.ts'
import type { FaultKind } from '../../core/contract/media.ts'
import type { Engine, PhotoResult } from '../../core/records/photo-result.ts'
import type { AccountTables } from '../auth/tables.ts'
import type { ConsentTables } from '../consent/tables.ts'

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
  /** Whether the owner lets photos be measured. */
  automatic_measurement: Generated<boolean>
  /** The age from which a person decides alone, in years. */
  majority_age: Generated<number>
  created_at: Born
}

interface UserTable {
  id: string
  name: string
  email: string
  emailVerified: boolean
}

interface MembershipTable {
  id: Generated<string>
  user_id: string
  center_id: string
  role: Role
  created_at: Born
  disabled_at: ColumnType<Date | null, undefined, Date | null>
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
  restricted: Generated<boolean>
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
  media_object: string | null
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

interface CareTeamTable {
  center_id: string
  patient_id: string
  user_id: string
}

interface PatientAccountTable extends CareTeamTable {
  relation: 'self' | 'guardian'
}

interface EmergencyAccessTable extends CareTeamTable {
  id: Generated<string>
  reason: string
  opened_at: Born
  ends_at: Date
}

interface NoticeTable {
  id: Generated<string>
  center_id: string
  user_id: string
  emergency_access_id: string
  created_at: Born
  read_at: ColumnType<Date | null, never, Date>
}

/** Numbered, timed and sealed by the database. */
interface AuditEntryTable {
  center_id: string
  seq: ColumnType<string, never, never>
  at: Born
  actor: string
  role: string
  action: string
  patient_id: string | null
  record_id: string | null
  outcome: 'done' | 'refused'
  address: string | null
  session: string | null
  request: string | null
  reason: string | null
  count: number | null
  previous: ColumnType<Buffer, never, never>
  hash: ColumnType<Buffer, never, never>
}

interface AuditVerificationTable {
  id: Generated<string>
  center_id: string
  at: Born
  actor: string
  verdict: JSONColumnType<object>
}

interface MasterKeyTable {
  only_one: Generated<boolean>
  fingerprint: string
  since: Generated<Date>
}

interface MediaObjectTable {
  id: string
  center_id: string
  patient_id: string
  sha256: string
  bytes: number
  wrapped_key: Buffer
  master_key: string
  created_at: Born
  checked_at: ColumnType<Date | null, never, Date>
}

interface MediaFaultTable {
  blob: string
  kind: FaultKind
  media_object: string | null
  found_at: Born
}

interface UploadSessionTable {
  id: string
  center_id: string
  user_id: string
  assessment_id: string
  view: ViewId
  file_name: string
  sha256: string
  bytes: number
  wrapped_key: Buffer
  master_key: string
  created_at: Born
  photo_id: string | null
}

/** An attempt at a backup of the installation. */
interface BackupRunTable {
  id: Generated<string>
  origin: 'schedule' | 'screen' | 'command'
  asked_at: Born
  started_at: Date | null
  finished_at: Date | null
  outcome: BackupOutcome
  failure: BackupFailure | null
  stage: BackupProgress['stage'] | null
  done: Generated<number>
  total: Generated<number>
  folder: string
  backup: string | null
  rows: ColumnType<string | null, number | null, number | null>
  objects: number | null
  bytes: ColumnType<string | null, number | null, number | null>
  faults: number | null
  lost: number | null
  removed_at: Date | null
}

/** The tables as Kysely sees them; dates without time are `YYYY-MM-DD` text on both sides. */
export interface Tables extends AccountTables, ConsentTables {
  center: CenterTable
  user: UserTable
  membership: MembershipTable
  patient: PatientTable
  care_team: CareTeamTable
  patient_account: PatientAccountTable
  emergency_access: EmergencyAccessTable
  notice: NoticeTable
  audit_entry: AuditEntryTable
  backup_run: BackupRunTable
  audit_verification: AuditVerificationTable
  assessment: AssessmentTable
  photo: PhotoTable
  master_key: MasterKeyTable
  media_object: MediaObjectTable
  media_fault: MediaFaultTable
  upload_session: UploadSessionTable
  run: RunTable
}
