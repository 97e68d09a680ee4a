import type { ColumnType, Generated, JSONColumnType } from 'kysely'
import type { Role } from '../../core/contract/roles.ts'

/** A moment that the database sets when the row is made. */
type Born = ColumnType<Date, never, never>

interface SessionTable {
  id: string
  token: string
  userId: string
  createdAt: Date
  expiresAt: Date
  ipAddress: string | null
  userAgent: string | null
  /** A second factor, or a passkey, which is two in one, was shown in this session. */
  secondFactor: boolean
  /** When the person last proved who they are. */
  confirmedAt: Date
  /** When the person last did something. */
  usedAt: Date
}

interface AccountTable {
  id: string
  accountId: string
  providerId: string
  userId: string
  password: string | null
  createdAt: Date
  updatedAt: Date
}

interface AuthenticatorAppTable {
  user_id: string
  secret: string
  enabled_at: Date | null
  last_step: ColumnType<string, number | undefined, number>
}

interface RecoveryCodeTable {
  user_id: string
  hash: string
  used_at: Date | null
}

interface PasskeyTable {
  id: Generated<string>
  user_id: string
  credential_id: string
  public_key: Buffer
  counter: ColumnType<string, number, number>
  transports: string[]
  rp_id: string
  name: string
  created_at: Born
  used_at: Date | null
}

interface CeremonyTable {
  hash: string
  kind: string
  user_id: string | null
  state: JSONColumnType<object>
  expires_at: Date
}

interface WrongTriesTable {
  key: string
  count: number
  last_at: Date
  blocked_until: Date | null
}

interface KnownDeviceTable {
  hash: string
  user_id: string
  used_at: Date
}

interface InvitationTable {
  id: Generated<string>
  center_id: string
  email: string
  role: Role | null
  user_id: string | null
  hash: string
  made_by: string | null
  created_at: Born
  expires_at: Date
  used_at: Date | null
  revoked_at: Date | null
}

/** The tables of accounts; `session` and `account` are better-auth's, of which only what we use is described. */
export interface AccountTables {
  session: SessionTable
  account: AccountTable
  authenticator_app: AuthenticatorAppTable
  recovery_code: RecoveryCodeTable
  passkey: PasskeyTable
  ceremony: CeremonyTable
  wrong_tries: WrongTriesTable
  known_device: KnownDeviceTable
  invitation: InvitationTable
}
