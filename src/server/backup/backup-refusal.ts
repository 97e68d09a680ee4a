/** A backup or a restore that cannot be done, for a reason the person who asked for it can mend: `message` is a sentence. */
export class BackupRefusal extends Error {
  override readonly name = 'BackupRefusal'
}
