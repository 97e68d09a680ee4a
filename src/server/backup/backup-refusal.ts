import type { BackupFailure } from '../../core/contract/backup.ts'

/** A backup or a restore that cannot be done, for a reason the person who asked for it can mend: `message` is a sentence. */
export class BackupRefusal extends Error {
  override readonly name = 'BackupRefusal'
  readonly why: BackupFailure

  constructor(why: BackupFailure, message: string, options?: ErrorOptions) {
    super(message, options)
    this.why = why
  }
}
