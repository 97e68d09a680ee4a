import type { Role } from '../../core/contract/roles.ts'
import type { Accounts } from '../auth/accounts.ts'
import type { BackupConfig } from '../backup/backup-config.ts'
import type { Database } from '../database/open.ts'
import type { Queue } from '../jobs/queue.ts'
import type { MediaStore } from '../media/store.ts'
import type { UploadSessions } from '../media/uploads/upload-sessions.ts'

/** What the routes work with. */
export interface Services {
  readonly db: Database['db']
  readonly accounts: Accounts
  readonly media: MediaStore
  readonly uploads: UploadSessions
  readonly queue: Queue
  readonly version: string
  /** The file that holds the heads of the audit's chains. */
  readonly auditAnchor: string
  readonly backup: BackupConfig
}

/** The person behind a request, and the center whose records alone exist for that person. */
export interface Caller {
  readonly userId: string
  readonly name: string
  readonly center: string
  readonly role: Role
  readonly email: string
  readonly sessionId: string
  readonly secondFactor: boolean
  readonly confirmedAt: Date
  /** The name, with the port, under which the person's browser reached the center. */
  readonly host: string
  /** Where the request came from, as the socket or a trusted proxy knows it. */
  readonly address: string
}
